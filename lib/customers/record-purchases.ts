import type { Context, Tx } from "@/lib/access/context";
import { readOrganization } from "@/lib/access/organization";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { Batch, type BatchAnswer, type Numbered, type OneOrMany } from "@/lib/ground/batch";
import { newId } from "@/lib/ground/ids";
import { holdPurchases, type PurchaseRow, upsertPurchases } from "./purchase.store";
import { PurchaseInput } from "./shapes";
import { type Upserted, upsertCustomers } from "./upsert-customers";

const erased = { path: "customer", code: "erased", message: "This customer was erased." };

/** Adds purchases, or corrects those whose external id is known; their customers are added too. */
export async function recordPurchases(ctx: Context, given: OneOrMany): Promise<BatchAnswer> {
  permit(ctx, "customers.write");
  const batch = new Batch(given);
  const items = batch.fitting(PurchaseInput);
  await inTransaction(ctx, async (tx) => {
    const customers = await upsertCustomers(
      tx,
      items.map(({ item }) => item.customer),
    );
    const isErased = ({ item }: Numbered<PurchaseInput>) =>
      customers.get(item.customer.externalId)?.status === "erased";
    for (const { index } of items.filter(isErased)) batch.refuse(index, 409, [erased]);
    const good = items.filter((entry) => !isErased(entry));
    const written = await write(tx, good, customers);
    for (const { index, id, created } of written) batch.accept(index, created ? 201 : 200, id);
  });
  return batch.answer();
}

async function write(
  tx: Tx,
  items: Numbered<PurchaseInput>[],
  customers: Map<string, Upserted>,
): Promise<{ index: number; id: string; created: boolean }[]> {
  const externalIds = items.flatMap(({ item }) => item.externalId ?? []);
  const rows = new Map<string, PurchaseRow>();
  for (const row of await holdPurchases(tx, externalIds)) rows.set(String(row.externalId), row);
  const { currency } = await readOrganization({ ...tx, actor: { kind: "system" } });
  const keyed = items.map(({ index, item }) => {
    const key = item.externalId ?? `item ${index}`;
    const customerId = customers.get(item.customer.externalId)?.id;
    if (!customerId) throw new Error("a purchase's customer was neither added nor found");
    rows.set(key, rowOf(item, customerId, rows.get(key), { currency, now: tx.now() }));
    return { index, key };
  });
  const touched = [...new Set(keyed.map(({ key }) => key))].sort();
  const written = await upsertPurchases(
    tx,
    touched.flatMap((key) => rows.get(key) ?? []),
  );
  const byId = new Map(written.map((row) => [row.id, row]));
  const byExternalId = new Map(written.map((row) => [row.externalId, row]));
  return keyed.map(({ index, key }) => {
    const row = byExternalId.get(key) ?? byId.get(rows.get(key)?.id ?? "");
    if (!row) throw new Error("a purchase was neither added nor changed");
    return { index, id: row.id, created: row.created };
  });
}

function rowOf(
  item: PurchaseInput,
  customerId: string,
  known: PurchaseRow | undefined,
  usual: { currency: string; now: Date },
): PurchaseRow {
  const { margin, product, quantity } = item;
  return {
    id: known?.id ?? newId(),
    externalId: item.externalId ?? null,
    customerId,
    occurredAt: item.occurredAt ?? known?.occurredAt ?? usual.now,
    amount: item.amount,
    margin: margin === undefined ? (known?.margin ?? null) : margin,
    currency: item.currency ?? known?.currency ?? usual.currency,
    product: product === undefined ? (known?.product ?? null) : product,
    quantity: quantity === undefined ? (known?.quantity ?? null) : (quantity?.toString() ?? null),
  };
}
