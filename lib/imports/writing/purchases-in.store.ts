import type { StagedPurchase } from "./chunk";
import { type Column, copyRows, makeAhead, match, type Writing } from "./staging.store";

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
  purchases: readonly StagedPurchase[],
): Promise<void> {
  await copyRows(raw, "import_stage_purchase", staged, purchases);
}

/** Finds what is known already. @returns how many */
export async function matchPurchases(
  writing: Writing,
  ids: readonly ("external_id" | "import_key")[],
): Promise<number> {
  let known = 0;
  for (const by of ids) {
    known += await match(writing, {
      stage: "import_stage_purchase",
      by,
      table: "purchase",
      column: by,
      set: "id = f.id, known = true",
      unless: "known",
    });
  }
  return known;
}

const after = `coalesce(s.customer_id, p.customer_id), coalesce(s.occurred_at, p.occurred_at),
  coalesce(s.amount, p.amount), coalesce(s.margin, p.margin), coalesce(s.product, p.product),
  coalesce(s.quantity, p.quantity)`;
const columns = "customer_id, occurred_at, amount, margin, product, quantity";
const before = columns.replace(/\w+/g, "p.$&");

export async function updatePurchases({ raw, organizationId, now }: Writing): Promise<number> {
  const { count } = await raw.unsafe(
    `update purchase p set (${columns}, updated_at) = (${after}, $2::timestamptz)
     from import_stage_purchase s
     where p.organization_id = $1 and p.id = s.id and s.known
       and (${before}) is distinct from (${after})`,
    [organizationId, now],
  );
  return count;
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
