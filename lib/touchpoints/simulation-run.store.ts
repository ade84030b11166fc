import { createHash } from "node:crypto";
import { and, desc, eq, gte, lt, ne, type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { changeCount, dirtyLog } from "@/lib/db/tables/analysis";
import { channel, invitation, optOut, surveyOptOut } from "@/lib/db/tables/delivery";
import { deliveryPlan } from "@/lib/db/tables/delivery-plan";
import { organization } from "@/lib/db/tables/organization";
import { openLink, survey, widgetSecret } from "@/lib/db/tables/surveys";
import { contactPolicy, simulation, trigger } from "@/lib/db/tables/touchpoints";
import { valueFit } from "@/lib/db/tables/value";
import { newId } from "@/lib/ground/ids";
import type { SimulationQuestion } from "@/lib/touchpoints/simulation-shapes";

const ours = (tx: Tx, ...conditions: SQL[]) =>
  and(eq(simulation.organizationId, tx.organizationId), ...conditions);

/** Whoever has said nothing for so long will not end any more. */
export const silenceMilliseconds = 5 * 60_000;

// Raise it when the same question and the same past would now give another result.
const edition = 3;

const hashOf = (question: SimulationQuestion) =>
  createHash("sha256")
    .update(JSON.stringify([edition, question]))
    .digest("hex");

const shown = {
  id: simulation.id,
  status: simulation.status,
  progress: simulation.progress,
  problem: simulation.problem,
  askedAt: simulation.askedAt,
  heardAt: simulation.heardAt,
  result: simulation.result,
};

/**
 * The state of everything a replay reads, as one word: what happened and who the customers are, whom
 * somebody asked or who said no since, and the rules and ways as they are. It is another every day,
 * because the last 90 days are.
 */
export async function stateOfPast(tx: Tx): Promise<string> {
  const ours = sql`organization_id = ${tx.organizationId}`;
  const newest = (table: SQL) => sql`(select id::text from ${table} where ${ours}
    order by id desc limit 1)`;
  const changed = (table: SQL) => sql`(select count(*) || ' ' || coalesce(max(updated_at)::text, '')
    from ${table} where ${ours})`;
  const [found] = await tx.db.execute<{ state: string }>(sql`
    select md5(concat_ws(' ', (select fitted_at from ${valueFit} where ${ours}),
      coalesce((select settled from ${changeCount} where ${ours}), 0)
        + (select count(*) from ${dirtyLog} where ${ours}),
      ${newest(sql`${invitation}`)},
      (select count(*) from ${optOut} where ${ours}), ${newest(sql`${optOut}`)},
      (select count(*) from ${surveyOptOut} where ${ours}), ${newest(sql`${surveyOptOut}`)},
      ${changed(sql`${trigger}`)}, ${changed(sql`${contactPolicy}`)}, ${changed(sql`${survey}`)},
      ${changed(sql`${deliveryPlan}`)}, ${changed(sql`${openLink}`)}, ${changed(sql`${widgetSecret}`)},
      (select string_agg(kind || active, ' ' order by kind) from ${channel} where ${ours}),
      (select concat_ws(' ', time_zone, gross_margin, currency,
        (${tx.now().toISOString()}::timestamptz at time zone time_zone)::date)
        from ${organization} where id = ${tx.organizationId}))) as state`);
  if (!found) throw new Error("the past has no state");
  return found.state;
}

/**
 * Writes down what is asked, unless it is under way or has been answered of this state of the past.
 *
 * @returns its id, and whether it is to be worked out
 */
export async function openSimulation(
  tx: Tx,
  subjectId: string,
  question: SimulationQuestion,
  state: string,
): Promise<{ id: string; isNew: boolean }> {
  const { organizationId } = tx;
  const now = tx.now();
  const requestHash = hashOf(question);
  const fresh = { status: "queued" as const, progress: 0, result: null, problem: null };
  const silentSince = new Date(now.getTime() - silenceMilliseconds).toISOString();
  const [written] = await tx.db
    .insert(simulation)
    .values({
      ...{ organizationId, id: newId(), subjectId, requestHash, request: question },
      ...{ ...fresh, askedAt: now, heardAt: now },
    })
    .onConflictDoUpdate({
      target: [simulation.organizationId, simulation.requestHash],
      set: { ...fresh, subjectId, state: "", askedAt: now, heardAt: now },
      setWhere: sql`case when ${simulation.status} = 'ended'
        then ${simulation.state} <> ${state} or ${simulation.result} is null
        else ${simulation.heardAt} < ${silentSince}::timestamptz end`,
    })
    .returning({ id: simulation.id });
  if (written) return { id: written.id, isNew: true };
  const [known] = await tx.db
    .update(simulation)
    .set({ askedAt: now })
    .where(ours(tx, eq(simulation.requestHash, requestHash)))
    .returning({ id: simulation.id });
  if (!known) throw new Error("a simulation was not written");
  return { id: known.id, isNew: false };
}

/** How many are under way. */
export async function countUnderWay(tx: Tx): Promise<number> {
  const heard = new Date(tx.now().getTime() - silenceMilliseconds);
  return tx.db.$count(
    simulation,
    ours(tx, ne(simulation.status, "ended"), gte(simulation.heardAt, heard)),
  );
}

/** What is to be worked out, of which state; what has ended is not begun again. */
export async function beginSimulation(tx: Tx, { id, state }: Begun): Promise<unknown> {
  const [begun] = await tx.db
    .update(simulation)
    .set({ status: "running", state, progress: 0, heardAt: tx.now() })
    .where(ours(tx, eq(simulation.id, id), ne(simulation.status, "ended")))
    .returning({ request: simulation.request });
  return begun?.request;
}

/** One that was begun of some state, and not yet anew of another. */
export interface Begun {
  id: string;
  state: string;
}

const stillRuns = (tx: Tx, { id, state }: Begun) =>
  ours(tx, eq(simulation.id, id), eq(simulation.status, "running"), eq(simulation.state, state));

export async function reportSimulation(tx: Tx, begun: Begun, progress: number): Promise<void> {
  await tx.db.update(simulation).set({ progress, heardAt: tx.now() }).where(stillRuns(tx, begun));
}

/** Whoever was overtaken by another has nothing to say any more. */
export async function endSimulation(
  tx: Tx,
  begun: Begun,
  { result = null, problem = null }: { result?: unknown; problem?: string | null },
): Promise<void> {
  await tx.db
    .update(simulation)
    .set({ status: "ended", progress: 1, heardAt: tx.now(), result, problem })
    .where(stillRuns(tx, begun));
}

export async function findSimulation(tx: Tx, id: string) {
  const [found] = await tx.db
    .select(shown)
    .from(simulation)
    .where(ours(tx, eq(simulation.id, id)));
  return found;
}

/** What was asked last about a subject. */
export async function latestOf(tx: Tx, subjectId: string) {
  const [found] = await tx.db
    .select(shown)
    .from(simulation)
    .where(ours(tx, eq(simulation.subjectId, subjectId)))
    .orderBy(desc(simulation.askedAt))
    .limit(1);
  return found;
}

/** Forgets what nobody has asked again since. */
export async function forgetSimulations(tx: Tx, before: Date): Promise<void> {
  await tx.db.delete(simulation).where(ours(tx, lt(simulation.askedAt, before)));
}
