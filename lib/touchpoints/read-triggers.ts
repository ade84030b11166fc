import { z } from "zod";
import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { readCursor, writeCursor } from "@/lib/ground/cursor";
import { countWaiting } from "@/lib/touchpoints/pending.store";
import type {
  ListTriggers,
  OneTrigger,
  Trigger,
  TriggerList,
  TriggerNames,
} from "@/lib/touchpoints/shapes";
import { triggerOf, unknownTrigger } from "@/lib/touchpoints/trigger-facts";
import { findTrigger, listTriggerNames, listTriggerRows } from "@/lib/touchpoints/triggers.store";

const Place = z.tuple([z.int(), z.uuid()]);

/** The triggers of the organisation in the order in which they are heard, a page at a time. */
export async function readTriggers(ctx: Context, query: ListTriggers): Promise<TriggerList> {
  permit(ctx, "triggers.read");
  const { survey: surveyId, limit, cursor } = query;
  const after = cursor === undefined ? undefined : placeIn(cursor);
  const rows = await inTransaction(ctx, (tx) =>
    listTriggerRows(tx, { surveyId, limit: limit + 1, after }),
  );
  const data = rows.slice(0, limit).map(triggerOf);
  const last = rows.length > limit ? data.at(-1) : undefined;
  return { data, nextCursor: last ? writeCursor([last.priority, last.id]) : null };
}

function placeIn(cursor: string): { priority: number; id: string } {
  const [priority, id] = readCursor(cursor, Place);
  return { priority, id };
}

/** One trigger. @throws Refusal "not-found" */
export async function readTrigger(ctx: Context, { triggerId }: OneTrigger): Promise<Trigger> {
  permit(ctx, "triggers.read");
  const row = await inTransaction(ctx, (tx) => findTrigger(tx, triggerId));
  if (!row) throw unknownTrigger();
  return triggerOf(row);
}

/** What each trigger is called, by its id, with the name of its survey. */
export async function readTriggerNames(ctx: Context): Promise<TriggerNames> {
  permit(ctx, "triggers.read");
  const rows = await inTransaction(ctx, listTriggerNames);
  return Object.fromEntries(rows.map(({ id, ...names }) => [id, names]));
}

/** How many invitations of each of these triggers wait for their hour, by trigger; of very many, more than are counted. */
export async function readWaiting(
  ctx: Context,
  triggerIds: readonly string[],
): Promise<Map<string, number>> {
  permit(ctx, "triggers.read");
  if (triggerIds.length === 0) return new Map();
  const rows = await inTransaction(ctx, (tx) => countWaiting(tx, triggerIds));
  return new Map(rows.map(({ triggerId, count }) => [triggerId, count]));
}
