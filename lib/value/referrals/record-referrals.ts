import type { Context, Tx } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { type UpsertedCustomer, upsertCustomers } from "@/lib/customers/upsert-customers";
import { inTransaction } from "@/lib/db/transaction";
import { groupByKey, type Upserted, upsertHeld } from "@/lib/db/upsert-held";
import { Batch, type BatchAnswer, type Numbered, type OneOrMany } from "@/lib/ground/batch";
import { newId } from "@/lib/ground/ids";
import type { FieldProblem } from "@/lib/ground/refusal";
import {
  countReferrals,
  holdReferrals,
  insertReferrals,
  type ReferralRow,
  rewriteReferrals,
} from "@/lib/value/referrals/referral.store";
import { referralsAreCounted } from "@/lib/value/referrals/referrals-kpi";
import { type Referral, ReferralInput } from "@/lib/value/referrals/shapes";

type Item = Numbered<ReferralInput>;
type Customers = ReadonlyMap<string, UpsertedCustomer>;

/**
 * Adds referrals, or corrects those whose external id is known; their customers are added too. The
 * KPI "referrals" of a customer is then how many they sent.
 */
export async function recordReferrals(
  ctx: Context,
  given: OneOrMany,
): Promise<Referral | BatchAnswer> {
  permit(ctx, "customers.write");
  const batch = new Batch(given);
  const items = batch.fitting(ReferralInput);
  return inTransaction(ctx, async (tx) => {
    const isCounted = items.length > 0 && (await referralsAreCounted(tx));
    const customers = await upsertCustomers(
      tx,
      items.flatMap(({ item }) => [item.customer, ...(item.referred ? [item.referred] : [])]),
    );
    const recorded = await upsert(tx, items.filter(isOf(customers)), customers);
    for (const item of items) settle(batch, item, customers, recorded);
    const changed = [...recorded.values()].filter(({ status }) => status !== "unchanged");
    if (isCounted) {
      await countReferrals(tx, [...new Set(changed.map(({ row }) => row.customerId))]);
    }
    const answer = batch.answer();
    const [only] = items;
    if (!batch.single || !only || !answer.results[0]?.id) return answer;
    const kept = recorded.get(keyOf(only));
    return kept ? shown(kept.row, only.item.customer.externalId) : answer;
  });
}

const isOf =
  (customers: Customers) =>
  ({ item }: Item) =>
    customers.get(item.customer.externalId)?.status !== "erased";

function settle(
  batch: Batch,
  item: Item,
  customers: Customers,
  recorded: ReadonlyMap<string, Upserted<ReferralRow>>,
): void {
  const { index } = item;
  const result = recorded.get(keyOf(item));
  const whose = customers.get(item.item.customer.externalId);
  if (!result || whose?.status === "erased") {
    batch.refuse(index, 409, [problem("erased", "This customer was erased.")]);
  } else if (result.row.customerId !== whose?.id) {
    batch.refuse(index, 409, [problem("another", "This referral is another customer's.")]);
  } else batch.accept(index, result.status === "created" ? 201 : 200, result.row.id);
}

function problem(code: string, message: string): FieldProblem {
  return { path: "customer", code, message };
}

/** A referral without an external id is one of its own. */
function keyOf({ index, item }: Item): string {
  return item.externalId === undefined ? `item ${index}` : `id ${item.externalId}`;
}

async function upsert(tx: Tx, items: Item[], customers: Customers) {
  const externalIds = new Map(items.map((item) => [keyOf(item), item.item.externalId]));
  return upsertHeld<ReferralRow, Item>(groupByKey(items, keyOf), {
    hold: async (keys) => {
      const named = keys.flatMap((key) => externalIds.get(key) ?? []);
      const rows = named.length > 0 ? await holdReferrals(tx, named) : [];
      return new Map(rows.map((row) => [`id ${row.externalId}`, row]));
    },
    blank: (key) => blankRow(tx, externalIds.get(key) ?? null),
    merge: (row, { item }) => merge(row, item, customers),
    insert: (rows) => insertReferrals(tx, rows),
    rewrite: (rows) => rewriteReferrals(tx, rows),
  });
}

/** What is said of another customer's referral says nothing. */
function merge(row: ReferralRow, item: ReferralInput, customers: Customers): ReferralRow {
  const customerId = customers.get(item.customer.externalId)?.id ?? "";
  if (row.customerId !== "" && row.customerId !== customerId) return row;
  const { occurredAt = row.occurredAt, referred } = item;
  // Somebody who is named is one referral, and several referrals are nobody in particular.
  const { count = referred ? 1 : row.count } = item;
  const kept = count > 1 ? null : row.referredId;
  const referredId = referred === undefined ? kept : personOf(referred, customers);
  const isSame =
    row.customerId === customerId &&
    occurredAt.getTime() === row.occurredAt.getTime() &&
    count === row.count &&
    referredId === row.referredId;
  return isSame ? row : { ...row, customerId, occurredAt, count, referredId };
}

/** Who was erased is nobody. */
function personOf(referred: ReferralInput["referred"], customers: Customers): string | null {
  const known = referred ? customers.get(referred.externalId) : undefined;
  return known && known.status !== "erased" ? known.id : null;
}

function blankRow(tx: Tx, externalId: string | null): ReferralRow {
  return {
    ...{ id: newId(), externalId, customerId: "" },
    ...{ occurredAt: tx.now(), referredId: null, count: 1 },
  };
}

function shown(row: ReferralRow, externalId: string): Referral {
  const { customerId: id, occurredAt, ...rest } = row;
  return { ...rest, customer: { id, externalId }, occurredAt: occurredAt.toISOString() };
}
