import { type SQL, sql } from "drizzle-orm";
import type { Context, Tx } from "@/lib/access/context";
import type { CatalogueEntry } from "@/lib/analysis/catalogue";
import { namesInteractions, ofInteraction, oneOf, within } from "@/lib/analysis/filter.store";
import { codesOf, numbersOf } from "@/lib/analysis/frame-columns";
import { inBulk } from "@/lib/analysis/in-bulk.store";
import type { Frame } from "@/lib/analysis/response-matrix";
import {
  type Bucket,
  bucketTable,
  interactionsIn,
  lookedUp,
  responsesIn,
  unanswered,
} from "@/lib/analysis/rollups/bucket-rows.store";
import type { AnalysisSettings } from "@/lib/analysis/settings.store";
import type { AnalysisFilter } from "@/lib/analysis/shapes";
import { ofCustomer } from "@/lib/analysis/value-tier.store";
import { periodJoins, variableValue } from "@/lib/analysis/variable.store";
import { customer } from "@/lib/db/tables/customers";
import { response } from "@/lib/db/tables/responses";
import { interaction } from "@/lib/db/tables/touchpoints";

/** Which rows are wanted, and how they are read. */
export interface FrameRequest {
  filter: AnalysisFilter;
  settings: AnalysisSettings;
  /** Only what is in these buckets, and these responses; of all that the filter leaves. */
  only?: { buckets: readonly Bucket[]; responses: readonly string[] };
  /** Of more rows than this, those of a part of the customers are read. */
  mostRows?: number;
}

const usualMost = 200_000;

/** Reads the frame of some variables: whole columns as JSON arrays, which cost least to parse. */
export async function readFrame(
  tx: Tx,
  entries: readonly CatalogueEntry[],
  request: FrameRequest,
): Promise<Frame> {
  const read = () => frameOf(tx, entries, request);
  return request.only ? read() : inBulk(tx, read);
}

async function frameOf(
  tx: Tx,
  entries: readonly CatalogueEntry[],
  request: FrameRequest,
): Promise<Frame> {
  const names = entries.map((_, j) => sql.identifier(`value_${j}`));
  const values = entries.map(
    (entry, j) => sql`, ${variableValue(entry, request.settings)} as ${names[j]}`,
  );
  const columns = names.map((name) => sql`, json_agg(${name}) as ${name}`);
  const idle = entries.some(({ unit }) => unit === "customer");
  const sample = await sampleOf(tx, request, idle);
  const [read] = await tx.db.execute<Record<string, (string | number | null)[] | null>>(sql`
    select json_agg(unit_id) as units, json_agg(subject_id) as subjects, json_agg(day) as days,
      json_agg(team) as teams ${sql.join(columns)}
    from (
      select framed.unit_id, framed.subject_id, framed.day, framed.team ${sql.join(values)}
      from ${joinedRows(tx, request, idle)} ${periodJoins(tx, entries)}
      where ${ofCustomer(tx, request.filter, request.settings)} and ${inSample(sample.oneIn)}
      order by framed.row_id
    ) as ordered`);
  const column = (name: string) => read?.[name] ?? [];
  const days = column("days");
  const unread = sample.rows - days.length;
  const teams = column("teams");
  return {
    rows: days.length,
    units: {
      interaction: codesOf(column("units")),
      customer: codesOf(column("subjects")),
      day: codesOf(days),
      "team-day": codesOf(days.map((day, i) => (day === null ? null : `${day} ${teams[i] ?? ""}`))),
    },
    columns: new Map(
      entries.map(({ variable }, j) => [variable.key, numbersOf(column(`value_${j}`))]),
    ),
    ...(sample.oneIn > 1 ? { sample: { oneIn: sample.oneIn, unread } } : {}),
  };
}

/**
 * One in how many customers is read: a power of two, so that a sample stays a part of the larger one
 * as data grow. Rows are counted only where what was added up says that there may be too many.
 */
async function sampleOf(
  tx: Tx,
  request: FrameRequest,
  idle: boolean,
): Promise<{ oneIn: number; rows: number }> {
  const { mostRows: most = usualMost, only, filter, settings } = request;
  if (only) return { oneIn: 1, rows: 0 };
  const [all] = await tx.db.execute<{ n: number }>(sql`select coalesce(sum(n), 0)::int as n
    from rollup where organization_id = ${tx.organizationId} and segment = ''`);
  if (!all || all.n <= most) return { oneIn: 1, rows: 0 };
  const [counted] = await tx.db.execute<{ n: number }>(sql`select count(*)::int as n
    from ${joinedRows(tx, request, idle)} where ${ofCustomer(tx, filter, settings)}`);
  const rows = counted?.n ?? 0;
  return { oneIn: sampleShare(rows, most), rows };
}

/** One in how many customers is read of so many rows. */
export function sampleShare(rows: number, most: number = usualMost): number {
  return rows > most ? 2 ** Math.ceil(Math.log2(rows / most)) : 1;
}

/** The last digits of the customer's id, which are random. */
const lastDigits = sql`('x' || right(framed.subject_id::text, 8))::bit(32)::bigint`;

export function inSample(oneIn: number): SQL {
  return oneIn === 1 ? sql`true` : sql`${lastDigits} % ${oneIn}::int = 0`;
}

/** The smallest sample a row is in: of one in so many customers, a power of two. */
export function sampleMark(): SQL {
  return sql`case when ${lastDigits} = 0 then 4294967296 else ${lastDigits} & -${lastDigits} end::float8`;
}

/** The rows of the frame as `framed`, beside their customer. */
export function joinedRows(ctx: Context, request: FrameRequest, idle: boolean): SQL {
  const rows = frameRows(ctx, request, idle);
  return request.only ? fewBesideCustomer(ctx, rows) : manyBesideCustomer(ctx, rows);
}

export function manyBesideCustomer(ctx: Context, rows: SQL): SQL {
  return sql`(${rows}) as framed left join ${customer}
    on ${customer.organizationId} = ${ctx.organizationId} and ${customer.id} = framed.subject_id`;
}

/** The customer of each is looked up; whose row it is, is worked out before (`offset 0`). */
export function fewBesideCustomer(ctx: Context, rows: SQL): SQL {
  return sql`(${rows} offset 0) as framed ${lookedUp(ctx, customer, sql`framed.subject_id`)}`;
}

/**
 * A row per response, per interaction nobody answered about and, if `idle` customers are wanted and
 * no filter names what only interactions have, per customer who did neither.
 */
function frameRows(ctx: Context, { filter, settings, only }: FrameRequest, idle: boolean): SQL {
  if (only) {
    const { buckets, responses } = only;
    const read = (source: SQL) => answeredRows(ctx, filter, settings.timeZone, source);
    return sql`${read(responsesIn(ctx, bucketTable(buckets)))}
      union all ${read(responsesNamed(ctx, responses))}
      union all ${silentRows(ctx, filter, settings.timeZone, interactionsIn(ctx, bucketTable(buckets)))}`;
  }
  const both = sql`${answeredRows(ctx, filter, settings.timeZone)}
    union all ${silentRows(ctx, filter, settings.timeZone)}`;
  return idle && !namesInteractions(filter) ? sql`${both} union all ${idleRows(ctx)}` : both;
}

function responsesNamed(ctx: Context, ids: readonly string[]): SQL {
  const named = sql`jsonb_array_elements_text(${JSON.stringify(ids)}::text::jsonb)`;
  return sql`(select ${named}::uuid as id offset 0) as named cross join lateral (
    select ${response}.* from ${response}
    where ${response.organizationId} = ${ctx.organizationId} and ${response.id} = named.id
    offset 0) as ${response}`;
}

/** A response, with the interaction it is about; of all, or of a source of few. */
export function answeredRows(
  ctx: Context,
  filter: AnalysisFilter,
  timeZone: string,
  source?: SQL,
): SQL {
  const beside = source
    ? lookedUp(ctx, interaction, sql`${response.interactionId}`)
    : sql`left join ${interaction} on ${interaction.organizationId} = ${response.organizationId}
      and ${interaction.id} = ${response.interactionId}`;
  const happened = sql`coalesce(${interaction.occurredAt}, ${response.answeredAt})`;
  return sql`
    select ${response.id} as row_id, coalesce(${response.interactionId}, ${response.id}) as unit_id,
      coalesce(${response.customerId}, ${interaction.customerId}, ${response.subjectId})
        as subject_id,
      ${response.answeredAt} as at, (${happened} at time zone ${timeZone})::date as day,
      ${interaction.team} as team, ${interaction.channel} as channel,
      ${interaction.touchpoint} as touchpoint, ${interaction.agent} as agent,
      ${interaction.kpis} as kpis, ${response.answers} as answers,
      ${response.nps} as nps, ${response.csat} as csat, ${response.ces} as ces
    from ${source ?? sql`${response}`} ${beside}
    where ${response.organizationId} = ${ctx.organizationId}
      and ${within(sql`${response.answeredAt}`, filter, timeZone)} and ${ofInteraction(filter)}
      and ${oneOf(response.surveyId, filter.surveys)}`;
}

/** An interaction nobody answered about; it belongs to no survey. */
function silentRows(ctx: Context, filter: AnalysisFilter, timeZone: string, source?: SQL): SQL {
  const silent = source
    ? unanswered(ctx)
    : sql`not exists (select 1 from ${response}
        where ${response.organizationId} = ${interaction.organizationId}
        and ${response.interactionId} = ${interaction.id})`;
  const occurred = sql`${interaction.occurredAt}`;
  const anySurvey = !filter.surveys || filter.surveys.length === 0;
  return sql`
    select ${interaction.id}, ${interaction.id},
      coalesce(${interaction.customerId}, ${interaction.id}), ${occurred},
      (${occurred} at time zone ${timeZone})::date, ${interaction.team}, ${interaction.channel},
      ${interaction.touchpoint}, ${interaction.agent}, ${interaction.kpis}, null, null, null, null
    from ${source ?? sql`${interaction}`}
    where ${interaction.organizationId} = ${ctx.organizationId} and ${anySurvey}
      and ${within(occurred, filter, timeZone)} and ${ofInteraction(filter)}
      and ${silent}`;
}

function idleRows(ctx: Context): SQL {
  return sql`
    select ${customer.id}, null, ${customer.id}, null, null, null, null, null, null, null, null,
      null, null, null
    from ${customer}
    where ${customer.organizationId} = ${ctx.organizationId}
      and not exists (select 1 from ${interaction}
        where ${interaction.organizationId} = ${customer.organizationId}
        and ${interaction.customerId} = ${customer.id})
      and not exists (select 1 from ${response}
        where ${response.organizationId} = ${customer.organizationId}
        and ${response.subjectId} = ${customer.id})`;
}
