import type { Context, Tx } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { type UpsertedCustomer, upsertCustomers } from "@/lib/customers/upsert-customers";
import { inTransaction } from "@/lib/db/transaction";
import { groupByKey, upsertHeld } from "@/lib/db/upsert-held";
import { Batch, type BatchAnswer, type Numbered, type OneOrMany } from "@/lib/ground/batch";
import { newId } from "@/lib/ground/ids";
import { ensureKpis } from "@/lib/kpis/ensure-kpis";
import type { KpiMention } from "@/lib/kpis/shapes";
import { publish } from "@/lib/queue/facts";
import { type Interaction, InteractionInput } from "./interaction-shapes";
import {
  holdInteractions,
  type InteractionRow,
  insertInteractions,
  rewriteInteractions,
} from "./interactions.store";
import { mergeInteraction, misplacedKpis } from "./merge-interaction";
import { interactionById } from "./read-interaction";

type Item = Numbered<InteractionInput>;

/**
 * Adds interactions, or says more of those whose external id is known, with their customers and
 * KPIs. New ones are told to the triggers in the same transaction.
 */
export async function recordInteractions(
  ctx: Context,
  given: OneOrMany,
): Promise<Interaction | BatchAnswer> {
  permit(ctx, "interactions.write");
  const batch = new Batch(given);
  const items = batch.fitting(InteractionInput);
  return inTransaction(ctx, async (tx) => {
    const good = await withoutMisplacedKpis(tx, items, batch);
    const mentions = good.flatMap(({ item }) => item.customer ?? []);
    const recorded = await upsert(tx, good, await upsertCustomers(tx, mentions));
    for (const item of good) {
      const result = recorded.get(keyOf(item));
      if (!result) throw new Error("an interaction was neither added nor found");
      batch.accept(item.index, result.status === "created" ? 201 : 200, result.row.id);
    }
    const added = [...recorded.values()].filter(({ status }) => status === "created");
    await publish(
      tx,
      "interaction.recorded",
      added.map(({ row }) => row.id),
    );
    const answer = batch.answer();
    const [first] = answer.results;
    return batch.single && first?.id ? interactionById(tx, first.id) : answer;
  });
}

/** New KPIs join the catalogue; a KPI of customers or periods is refused where it is given. */
async function withoutMisplacedKpis(tx: Tx, items: Item[], batch: Batch): Promise<Item[]> {
  const catalogue = await ensureKpis(
    tx,
    items.flatMap(({ item }) => mentionsIn(item)),
  );
  return items.filter(({ index, item }) => {
    const problems = misplacedKpis(item.kpis ?? {}, catalogue);
    if (problems.length === 0) return true;
    batch.refuse(index, 422, problems);
    return false;
  });
}

function mentionsIn({ kpis = {} }: InteractionInput): KpiMention[] {
  return Object.entries(kpis).map(([key, reading]) => {
    if (typeof reading !== "object" || reading === null) return { key };
    const { value: _, ...mention } = reading;
    return { key, ...mention };
  });
}

/** An interaction without an external id is one of its own. */
function keyOf({ index, item }: Item): string {
  return item.externalId === undefined ? `item ${index}` : `id ${item.externalId}`;
}

function upsert(tx: Tx, items: Item[], customers: Map<string, UpsertedCustomer>) {
  const externalIds = new Map(items.map((item) => [keyOf(item), item.item.externalId]));
  return upsertHeld<InteractionRow, Item>(groupByKey(items, keyOf), {
    hold: async (keys) => {
      const named = keys.flatMap((key) => externalIds.get(key) ?? []);
      const rows = named.length > 0 ? await holdInteractions(tx, named) : [];
      return new Map(rows.map((row) => [`id ${row.externalId}`, row]));
    },
    blank: (key) => blankRow(tx, externalIds.get(key) ?? null),
    merge: (row, { item }) => mergeInteraction(row, item, customerIdIn(item, customers)),
    insert: (rows) => insertInteractions(tx, rows),
    rewrite: (rows) =>
      rewriteInteractions(
        tx,
        rows.map((row) => ({ ...row, updatedAt: tx.now() })),
      ),
  });
}

/** An erased customer is nobody: what was cut loose from them stays so when it is sent again. */
function customerIdIn(
  { customer }: InteractionInput,
  customers: Map<string, UpsertedCustomer>,
): string | null | undefined {
  if (!customer) return customer;
  const known = customers.get(customer.externalId);
  return known?.status === "erased" ? null : known?.id;
}

function blankRow(tx: Tx, externalId: string | null): InteractionRow {
  const now = tx.now();
  return {
    id: newId(),
    externalId,
    customerId: null,
    occurredAt: now,
    channel: null,
    touchpoint: null,
    agent: null,
    team: null,
    kpis: {},
    source: "api",
    surveyable: true,
    createdAt: now,
    updatedAt: now,
  };
}
