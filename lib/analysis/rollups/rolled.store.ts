import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { within } from "@/lib/analysis/filter.store";
import { type Bucket, bucketTable } from "@/lib/analysis/rollups/bucket-rows.store";
import type { KeptFigures } from "@/lib/analysis/rollups/rolled-units";
import { type Dimension, segmentKey } from "@/lib/analysis/rollups/summarise";
import type { AnalysisFilter } from "@/lib/analysis/shapes";

/** The names a filter narrows by: of one dimension, of none, or of several. */
export function narrowed(filter: AnalysisFilter): [Dimension, readonly string[]][] {
  const all: [Dimension, readonly string[] | undefined][] = [
    ["touchpoint", filter.touchpoints],
    ["channel", filter.channels],
    ["team", filter.teams],
    ["segment", filter.segments],
  ];
  return all.flatMap(([dimension, names = []]): [Dimension, readonly string[]][] =>
    names.length > 0 ? [[dimension, names]] : [],
  );
}

/** The segments whose figures make up what a filter by at most one dimension leaves. */
export function segmentsOf(filter: AnalysisFilter): string[] | undefined {
  // The thirds by value move with the customers, whatever day their answers are of.
  if (filter.valueTiers && filter.valueTiers.length > 0) return undefined;
  const [first, ...others] = narrowed(filter);
  if (others.length > 0) return undefined;
  if (!first) return [""];
  const [dimension, names] = first;
  return [...new Set(names)].map((name) => segmentKey(dimension, name));
}

/** Whether changes are counted yet: from then on every bucket is in the rollups or in the log. */
export async function isCounting(tx: Tx): Promise<boolean> {
  const found = await tx.db.execute(
    sql`select from change_count where organization_id = ${tx.organizationId}`,
  );
  return found.length > 0;
}

/** The whole of a day lies in the period. */
export function isWholeDay(filter: AnalysisFilter, timeZone: string): SQL {
  const start = sql`(day::timestamp at time zone 'UTC')`;
  const last = sql`((day + 1)::timestamp at time zone 'UTC' - interval '1 millisecond')`;
  return sql`(${within(start, filter, timeZone)} and ${within(last, filter, timeZone)})`;
}

/** Every bucket of the period and surveys, once, and whether there is an open note of it. */
export function bucketsIn(tx: Tx, filter: AnalysisFilter, timeZone: string): SQL {
  const start = sql`(day::timestamp at time zone 'UTC')`;
  const last = sql`((day + 1)::timestamp at time zone 'UTC' - interval '1 millisecond')`;
  const { from, to, surveys = [] } = filter;
  const touches = sql`${within(last, from === undefined ? {} : { from }, timeZone)}
    and ${within(start, to === undefined ? {} : { to }, timeZone)}`;
  const ofSurveys =
    surveys.length > 0
      ? sql`survey_id in (select jsonb_array_elements_text(
          ${JSON.stringify(surveys)}::text::jsonb)::uuid)`
      : sql`true`;
  return sql`
    select survey_id, day, bool_or(noted) as noted from (
      select survey_id, day, false as noted from rollup
      where organization_id = ${tx.organizationId} and segment = '' and n > 0
      union all
      select distinct survey_id, day, true from dirty_log
      where organization_id = ${tx.organizationId} and day is not null
    ) as known where ${touches} and ${ofSurveys} group by survey_id, day`;
}

/**
 * Buckets whose figures may be used, and those whose rows must be read; for ranks, every two scales
 * must have been counted.
 */
export async function sortBuckets(
  tx: Tx,
  filter: AnalysisFilter,
  timeZone: string,
  { segments, ranked }: { segments: readonly string[]; ranked: boolean },
): Promise<{ rolled: Bucket[]; raw: Bucket[] }> {
  const wanted = sql`(select jsonb_array_elements_text(${JSON.stringify(segments)}::text::jsonb))`;
  const found = await tx.db.execute<{ surveyId: string; day: string; rolled: boolean }>(sql`
    select known.survey_id as "surveyId", known.day::text as day,
      not noted and ${isWholeDay(filter, timeZone)} and exists (
        select from rollup where rollup.organization_id = ${tx.organizationId}
          and rollup.survey_id = known.survey_id and rollup.day = known.day
          and rollup.segment = '' and rollup.moments is not null
          and not exists (select from unnest(rollup.small) as few (name) where name in ${wanted})
      ) and (not ${ranked}::boolean or not exists (
        select from rollup where rollup.organization_id = ${tx.organizationId}
          and rollup.survey_id = known.survey_id and rollup.day = known.day
          and rollup.segment in ${wanted} and rollup.tables is null
      )) as rolled
    from (${bucketsIn(tx, filter, timeZone)}) as known`);
  const of = (rolled: boolean) =>
    found.filter((one) => one.rolled === rolled).map(({ surveyId, day }) => ({ surveyId, day }));
  return { rolled: of(true), raw: of(false) };
}

/** The figures of segments of some buckets, and the answers that are in none of them. */
export async function readFigures(tx: Tx, buckets: readonly Bucket[], segments: readonly string[]) {
  const wanted = sql`(select jsonb_array_elements_text(${JSON.stringify(segments)}::text::jsonb))`;
  // As JSON, which is parsed ten times as fast as PostgreSQL's own arrays.
  const found = await tx.db.execute<{
    segment: string;
    loose: string[];
    figures: KeptFigures | null;
  }>(sql`
    select segment, to_json(loose) as loose, case when segment in ${wanted}
      then json_build_object('variables', variables, 'moments', moments, 'tables', tables) end
      as figures
    from rollup join ${bucketTable(buckets)}
      on bucket.survey_id = rollup.survey_id and bucket.day = rollup.day
    where organization_id = ${tx.organizationId} and (segment = '' or segment in ${wanted})`);
  return {
    figures: found.flatMap(({ figures }) => figures ?? []),
    loose: found.flatMap(({ loose }) => loose),
  };
}

/** From here on the transaction sees one state of the data; its first statement. */
export async function readOneState(tx: Tx): Promise<void> {
  await tx.db.execute(sql`set transaction isolation level repeatable read`);
}
