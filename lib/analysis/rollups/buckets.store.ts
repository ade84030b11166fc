import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { type Bucket, bucketKey, bucketTable } from "@/lib/analysis/rollups/bucket-rows.store";
import type { Summary } from "@/lib/analysis/rollups/summarise";
import { silence } from "@/lib/db/note-changes";
import { changeCount, rollup } from "@/lib/db/tables/analysis";
import { newId } from "@/lib/ground/ids";

// Every bucket that exists has a row of all its units, or an open note in the log, or both, from the
// moment the organisation's changes are counted.

/** Starts counting changes; true when that had not begun. */
export async function beginCounting(tx: Tx): Promise<boolean> {
  const begun = await tx.db
    .insert(changeCount)
    .values({ organizationId: tx.organizationId, id: newId(), settled: 0 })
    .onConflictDoNothing()
    .returning({ id: changeCount.id });
  return begun.length > 0;
}

/** Whether more buckets than this have changed since they were added up last. */
export async function haveChanged(tx: Tx, most: number): Promise<boolean> {
  const changed = await tx.db.execute(sql`
    select from dirty_log where organization_id = ${tx.organizationId} and day is not null
    group by survey_id, day limit ${most + 1}`);
  return changed.length > most;
}

/** Lets the planner know what is in the tables now; where only their owner may, nothing happens. */
export async function renewStatistics(tx: Tx): Promise<void> {
  await tx.db.execute(sql`analyze customer, interaction, response`);
}

/** What was taken out of the log: how many notes, and which buckets they were of. */
export interface Taken {
  notes: number;
  buckets: Bucket[];
}

/** Takes the notes of some buckets, and of no bucket, that no other worker has taken. */
export async function takeNotes(tx: Tx, mostBuckets: number): Promise<Taken> {
  const ours = sql`organization_id = ${tx.organizationId}`;
  const taken = await tx.db.execute<{ surveyId: string; day: string | null; n: number }>(sql`
    with chosen as (
      select distinct survey_id, day from dirty_log where ${ours}
      order by survey_id, day limit ${mostBuckets}
    ), free as materialized (
      select log.id from dirty_log as log join chosen
        on chosen.survey_id = log.survey_id and chosen.day is not distinct from log.day
      where log.${ours} for update of log skip locked
    ), gone as (
      delete from dirty_log where ${ours} and id in (select id from free)
      returning survey_id, day
    )
    select survey_id as "surveyId", day::text as day, count(*)::int as n from gone group by 1, 2`);
  return {
    notes: taken.reduce((sum, { n }) => sum + n, 0),
    buckets: taken.flatMap(({ surveyId, day }) => (day === null ? [] : [{ surveyId, day }])),
  };
}

/** Makes and holds the row of all of each bucket, always in one order: others wait here. */
export async function holdBuckets(tx: Tx, buckets: readonly Bucket[]): Promise<void> {
  const inOrder = [...buckets].sort((a, b) => (bucketKey(a) < bucketKey(b) ? -1 : 1));
  if (inOrder.length === 0) return;
  const [runId, scores] = [newId(), {}];
  await tx.db
    .insert(rollup)
    .values(
      inOrder.map((bucket) => ({
        ...bucket,
        organizationId: tx.organizationId,
        id: newId(),
        segment: "",
        runId,
        n: 0,
        scores,
        small: [],
        loose: [],
      })),
    )
    .onConflictDoNothing();
  await tx.db.execute(sql`
    select from rollup join ${bucketTable(inOrder)}
      on bucket.survey_id = rollup.survey_id and bucket.day = rollup.day
    where organization_id = ${tx.organizationId} and segment = ''
    order by rollup.survey_id, rollup.day for update of rollup`);
}

/**
 * Puts new figures in the place of those of held buckets. The row of all stays, even when nothing
 * is left: others may be waiting for it.
 */
export async function rewriteBuckets(
  tx: Tx,
  buckets: readonly (Bucket & { summaries: readonly Summary[] })[],
): Promise<void> {
  const runId = newId();
  const rows = buckets.flatMap(({ surveyId, day, summaries }) =>
    summaries.map((summary) => ({ ...summary, id: newId(), survey_id: surveyId, day })),
  );
  await tx.db.execute(sql`
    insert into rollup (organization_id, id, survey_id, day, segment, run_id, n, scores, small,
      loose, variables, moments, tables)
    select ${tx.organizationId}::uuid, id, survey_id, day, segment, ${runId}::uuid, n, scores, small,
      loose, variables, moments, tables
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as given (id uuid,
      survey_id uuid, day date, segment text, n int, scores jsonb, small text[], loose uuid[],
      variables text[], moments float8[], tables float8[])
    on conflict (organization_id, survey_id, day, segment) do update set
      run_id = excluded.run_id, n = excluded.n, scores = excluded.scores, small = excluded.small,
      loose = excluded.loose, variables = excluded.variables, moments = excluded.moments,
      tables = excluded.tables`);
  await tx.db.execute(sql`
    delete from rollup using ${bucketTable(buckets)}
    where organization_id = ${tx.organizationId} and rollup.survey_id = bucket.survey_id
      and rollup.day = bucket.day and run_id <> ${runId}`);
}

/**
 * Notes the buckets of other answers about the same interactions, where they do not yet know that
 * they share them: two answers that were given at the same moment did not see one another.
 */
export async function noteSharers(tx: Tx, loose: readonly string[]): Promise<void> {
  if (loose.length === 0) return;
  const ids = sql`(select jsonb_array_elements_text(${JSON.stringify(loose)}::text::jsonb)::uuid)`;
  await tx.db.execute(sql`
    insert into dirty_log (organization_id, id, survey_id, day)
    select ${tx.organizationId}::uuid, gen_random_uuid(), sharing.survey_id, sharing.day from (
      select distinct b.survey_id, b.day
      from response r
      join response o on o.organization_id = r.organization_id
        and o.interaction_id = r.interaction_id and o.id <> r.id
      join rollup b on b.organization_id = o.organization_id and b.survey_id = o.survey_id
        and b.day = (o.answered_at at time zone 'UTC')::date and b.segment = ''
      where r.organization_id = ${tx.organizationId} and r.id in ${ids} and not o.id = any(b.loose)
    ) as sharing`);
}

/** Counts notes as worked off; last, because this row is every worker's. */
export async function countSettled(tx: Tx, notes: number): Promise<void> {
  await tx.db
    .update(changeCount)
    .set({ settled: sql`${changeCount.settled} + ${notes}` })
    .where(eq(changeCount.organizationId, tx.organizationId));
}

/** Buckets after this one, in order. */
export async function readKeptBuckets(tx: Tx, after: Bucket | undefined, limit: number) {
  const from = after ?? { surveyId: silence, day: "-infinity" };
  return tx.db
    .select({ surveyId: rollup.surveyId, day: rollup.day })
    .from(rollup)
    .where(
      and(
        eq(rollup.organizationId, tx.organizationId),
        eq(rollup.segment, ""),
        sql`(${rollup.surveyId}, ${rollup.day}) > (${from.surveyId}::uuid, ${from.day}::date)`,
      ),
    )
    .orderBy(rollup.surveyId, rollup.day)
    .limit(limit);
}

/** The figures that are kept of some buckets. */
export async function readKeptSummaries(
  tx: Tx,
  buckets: readonly Bucket[],
): Promise<Map<string, Summary[]>> {
  const rows = await tx.db.execute<{ [Key in keyof KeptSummary]: KeptSummary[Key] }>(sql`
    select rollup.survey_id as "surveyId", rollup.day::text as day, segment, n, scores,
      to_json(small) as small, to_json(loose) as loose, to_json(variables) as variables,
      to_json(moments) as moments, to_json(tables) as tables
    from rollup join ${bucketTable(buckets)}
      on bucket.survey_id = rollup.survey_id and bucket.day = rollup.day
    where organization_id = ${tx.organizationId}`);
  const found = new Map<string, Summary[]>();
  for (const row of rows) found.set(bucketKey(row), [...(found.get(bucketKey(row)) ?? []), row]);
  return found;
}

interface KeptSummary extends Summary, Bucket {}

/** Notes days that have rows and are neither in the rollups nor in the log; how many there are. */
export async function noteMissingBuckets(tx: Tx): Promise<number> {
  const ours = sql`organization_id = ${tx.organizationId}`;
  const noted = await tx.db.execute(sql`
    insert into dirty_log (organization_id, id, survey_id, day)
    select ${tx.organizationId}::uuid, gen_random_uuid(), survey_id, day from (
      select survey_id, (answered_at at time zone 'UTC')::date as day from response where ${ours}
      union
      select ${silence}::uuid, (occurred_at at time zone 'UTC')::date from interaction
      where ${ours} and not exists (select from response
        where response.organization_id = interaction.organization_id
          and response.interaction_id = interaction.id)
    ) as there
    where not exists (select from rollup where ${ours} and segment = ''
        and rollup.survey_id = there.survey_id and rollup.day = there.day)
      and not exists (select from dirty_log where ${ours}
        and dirty_log.survey_id = there.survey_id and dirty_log.day = there.day)
    returning day`);
  return noted.length;
}
