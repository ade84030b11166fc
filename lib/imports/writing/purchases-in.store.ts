import type { StagedPurchase } from "./chunk";
import { copyRows, match, type Writing } from "./staging.store";

const fields = ["occurredAt", "amount", "margin", "product", "quantity"] as const;

export async function stagePurchases(
  { raw }: Writing,
  purchases: readonly StagedPurchase[],
): Promise<void> {
  const columns = ["occurred_at", "amount", "margin", "product", "quantity"];
  await copyRows(
    raw,
    "import_stage_purchase",
    ["id", "external_id", "import_key", "customer_n", ...columns],
    purchases.map(({ id, identity, customer, fields: said }) => [
      ...[id, identity.externalId, identity.importKey, customer],
      ...fields.map((field) => said[field]),
    ]),
  );
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
  { raw, organizationId, now }: Writing,
  currency: string,
): Promise<number> {
  const { count } = await raw.unsafe(
    `insert into purchase (organization_id, id, external_id, import_key, customer_id, occurred_at,
       amount, margin, currency, product, quantity, created_at, updated_at)
     select $1::uuid, id, external_id, import_key, customer_id,
       coalesce(occurred_at, $2::timestamptz), amount, margin, $3::text, product, quantity, $2, $2
     from import_stage_purchase where not known`,
    [organizationId, now, currency],
  );
  return count;
}
