import type { StagedPurchase } from "./chunk";
import { type EventKind, matchEvents, said, updateEvents } from "./known-events.store";
import { type Column, copyRows, makeAhead, type Writing } from "./staging.store";

const staged: Column<StagedPurchase>[] = [
  ["id", ({ id }) => id],
  ["external_id", ({ identity }) => identity.externalId],
  ["import_key", ({ identity }) => identity.importKey],
  ["customer_id", ({ customerId }) => customerId],
  ["occurred_at", ({ fields }) => fields.occurredAt],
  ["amount", ({ fields }) => fields.amount],
  ["margin", ({ fields }) => fields.margin],
  ["product", ({ fields }) => fields.product],
  ["quantity", ({ fields }) => fields.quantity],
];

export function makePurchasesAhead(rows: readonly StagedPurchase[]): Promise<void> {
  return makeAhead(staged, rows);
}

export async function stagePurchases(
  { raw }: Writing,
  rows: readonly StagedPurchase[],
): Promise<void> {
  await copyRows(raw, "import_stage_purchase", staged, rows);
}

const purchases: EventKind = {
  stage: "import_stage_purchase",
  table: "purchase",
  after: said("customer_id", "occurred_at", "amount", "margin", "product", "quantity"),
};

/** Finds what is known already. @returns how many */
export function matchPurchases(
  writing: Writing,
  ids: readonly ("external_id" | "import_key")[],
): Promise<number> {
  return matchEvents(writing, purchases, ids);
}

export function updatePurchases(writing: Writing): Promise<number> {
  return updateEvents(writing, purchases);
}

export async function insertPurchases(
  { raw, organizationId, now, begun }: Writing,
  currency: string,
): Promise<number> {
  const { count } = await raw.unsafe(
    `insert into purchase (organization_id, id, external_id, import_key, customer_id, occurred_at,
       amount, margin, currency, product, quantity, created_at, updated_at)
     select $1::uuid, s.id, s.external_id, s.import_key, s.customer_id,
       coalesce(s.occurred_at, $4::timestamptz), s.amount, s.margin, $3::text, s.product,
       s.quantity, $2::timestamptz, $2
     from import_stage_purchase s where not s.known`,
    [organizationId, now, currency, begun],
  );
  return count;
}
