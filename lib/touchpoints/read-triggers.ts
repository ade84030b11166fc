import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import type { ListTriggers, OneTrigger, Trigger, TriggerList } from "@/lib/touchpoints/shapes";
import { triggerOf, unknownTrigger } from "@/lib/touchpoints/trigger-facts";
import { findTrigger, listTriggerRows } from "@/lib/touchpoints/triggers.store";

/** The triggers of the organisation in the order in which they are heard, a page at a time. */
export async function readTriggers(ctx: Context, query: ListTriggers): Promise<TriggerList> {
  permit(ctx, "triggers.read");
  const { survey: surveyId, limit, cursor: after } = query;
  const rows = await inTransaction(ctx, (tx) =>
    listTriggerRows(tx, { surveyId, limit: limit + 1, after }),
  );
  const data = rows.slice(0, limit).map(triggerOf);
  return { data, nextCursor: rows.length > limit ? (data.at(-1)?.id ?? null) : null };
}

/** One trigger. @throws Refusal "not-found" */
export async function readTrigger(ctx: Context, { triggerId }: OneTrigger): Promise<Trigger> {
  permit(ctx, "triggers.read");
  const row = await inTransaction(ctx, (tx) => findTrigger(tx, triggerId));
  if (!row) throw unknownTrigger();
  return triggerOf(row);
}
