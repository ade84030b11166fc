import type { Context, Tx } from "@/lib/access/context";
import { readOrganization } from "@/lib/access/organization";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { groupByKey, upsertHeld } from "@/lib/db/upsert-held";
import { Batch, type BatchAnswer, type Numbered, type OneOrMany } from "@/lib/ground/batch";
import { newId } from "@/lib/ground/ids";
import {
  holdPurchases,
  insertPurchases,
  type PurchaseRow,
  rewritePurchases,
} from "./purchase.store";
import { type Purchase, PurchaseInput } from "./shapes";
import { type UpsertedCustomer, upsertCustomers } from "./upsert-customers";

type Item = Numbered<PurchaseInput>;
const erased = { path: "customer", code: "erased", message: "This customer was erased." };

/** Adds purchases, or corrects those whose external id is known; their customers are added too. */
export async function recordPurchases(
  ctx: Context,
  given: OneOrMany,
): Promise<Purchase | BatchAnswer> {
  permit(ctx, "customers.write");
  const batch = new Batch(given);
  const items = batch.fitting(PurchaseInput);
  return inTransaction(ctx, async (tx) => {
    const mentions = items.map(({ item }) => item.customer);
    const customers = await upsertCustomers(tx, mentions);
    const good = items.filter(({ index, item }) => {
      if (customers.get(item.customer.externalId)?.status !== "erased") return true;
      batch.refuse(index, 409, [erased]);
      return false;
    });
    const recorded = await upsert(tx, good, customers);
    for (const item of good) {
      const result = recorded.get(keyOf(item));
      if (!result) throw new Error("a purchase was neither added nor found");
      batch.accept(item.index, result.status === "created" ? 201 : 200, result.row.id);
    }
    const answer = batch.answer();
    const [only] = good;
    const kept = only && recorded.get(keyOf(only))?.row;
    return batch.single && kept ? shown(kept, only.item.customer.externalId) : answer;
  });
}

function shown(row: PurchaseRow, customerExternalId: string): Purchase {
  const { customerId, ...rest } = row;
  const number = (text: string | null) => (text === null ? null : Number(text));
  return {
    ...rest,
    customer: { id: customerId, externalId: customerExternalId },
    occurredAt: row.occurredAt.toISOString(),
    amount: Number(row.amount),
    margin: number(row.margin),
    quantity: number(row.quantity),
  };
}

/** A purchase without an external id is one of its own. */
function keyOf({ index, item }: Item): string {
  return item.externalId === undefined ? `item ${index}` : `id ${item.externalId}`;
}

async function upsert(tx: Tx, items: Item[], customers: Map<string, UpsertedCustomer>) {
  const externalIds = new Map(items.map((item) => [keyOf(item), item.item.externalId]));
  const { currency } = await readOrganization({ ...tx, actor: { kind: "system" } });
  return upsertHeld<PurchaseRow, Item>(groupByKey(items, keyOf), {
    hold: async (keys) => {
      const named = keys.flatMap((key) => externalIds.get(key) ?? []);
      const rows = named.length > 0 ? await holdPurchases(tx, named) : [];
      return new Map(rows.map((row) => [`id ${row.externalId}`, row]));
    },
    blank: (key) => blankRow(tx, externalIds.get(key) ?? null, currency),
    merge: (row, { item }) => merge(row, item, customers),
    insert: (rows) => insertPurchases(tx, rows),
    rewrite: (rows) => rewritePurchases(tx, rows),
  });
}

function merge(
  row: PurchaseRow,
  item: PurchaseInput,
  customers: Map<string, UpsertedCustomer>,
): PurchaseRow {
  const { customer, externalId: _, quantity, ...plain } = item;
  const customerId = customers.get(customer.externalId)?.id;
  const said = { ...plain, customerId, quantity: quantity?.toString() ?? quantity };
  const known = new Map<string, unknown>(Object.entries(row));
  const news = Object.entries(said).filter(
    ([field, value]) => value !== undefined && comparable(value) !== comparable(known.get(field)),
  );
  return news.length > 0 ? { ...row, ...Object.fromEntries(news) } : row;
}

function comparable(value: unknown): string {
  return value instanceof Date ? value.toISOString() : String(value);
}

function blankRow(tx: Tx, externalId: string | null, currency: string): PurchaseRow {
  return {
    id: newId(),
    externalId,
    customerId: "",
    occurredAt: tx.now(),
    amount: "0",
    margin: null,
    currency,
    product: null,
    quantity: null,
  };
}
