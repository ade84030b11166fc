import { type SQL, sql } from "drizzle-orm";
import type { Context, Tx } from "@/lib/access/context";
import type { RawUnit } from "@/lib/analysis/rollups/summarise";
import { silence } from "@/lib/db/note-changes";
import { customer } from "@/lib/db/tables/customers";
import { response } from "@/lib/db/tables/responses";
import { interaction } from "@/lib/db/tables/touchpoints";

/** The answers to a survey on a UTC day; of the survey `silence`, interactions without any. */
export interface Bucket {
  surveyId: string;
  day: string;
}

/** Buckets as a table with the columns survey_id and day. */
export function bucketTable(buckets: readonly Bucket[]): SQL {
  const given = buckets.map(({ surveyId, day }) => ({ survey_id: surveyId, day }));
  return sql`jsonb_to_recordset(${JSON.stringify(given)}::text::jsonb)
    as bucket (survey_id uuid, day date)`;
}

// The rows of buckets are looked up, one after the other, and so is what stands beside them: `offset 0`
// leaves the planner no other way. Of a range whose ends come from another table it expects a ninth of
// all rows, and would read every row there is to find those of a day.

/** The responses of a table `bucket`, beside it. */
export function responsesIn({ organizationId }: Context, buckets: SQL): SQL {
  return sql`${buckets} cross join lateral (
    select ${response}.* from ${response}
    where ${response.organizationId} = ${organizationId} and ${response.surveyId} = bucket.survey_id
      and ${onBucketDay(sql`${response.answeredAt}`)} offset 0) as ${response}`;
}

/** The interactions of a table `bucket`, beside it: those of its day, where it is of `silence`. */
export function interactionsIn({ organizationId }: Context, buckets: SQL): SQL {
  return sql`${buckets} cross join lateral (
    select ${interaction}.* from ${interaction}
    where bucket.survey_id = ${silence} and ${interaction.organizationId} = ${organizationId}
      and ${onBucketDay(sql`${interaction.occurredAt}`)} offset 0) as ${interaction}`;
}

type Found = typeof interaction | typeof customer;

/**
 * The row of that id, looked up beside each row there is. The id has to be a column: an expression
 * could leak rows for all that PostgreSQL knows, is no condition for the index under row-level
 * security, and each row would be compared.
 */
export function lookedUp({ organizationId }: Context, table: Found, id: SQL): SQL {
  return sql`left join lateral (
    select ${table}.* from ${table}
    where ${table.organizationId} = ${organizationId} and ${table.id} = ${id} offset 0) as ${table}
    on true`;
}

/** Nobody answered about the interaction, looked up for each. */
export function unanswered({ organizationId }: Context): SQL {
  return sql`(select true from ${response} where ${response.organizationId} = ${organizationId}
    and ${response.interactionId} = ${interaction.id} limit 1) is null`;
}

/** The moment is on the bucket's day. */
function onBucketDay(at: SQL): SQL {
  return sql`${at} >= bucket.day::timestamp at time zone 'UTC'
    and ${at} < (bucket.day + 1)::timestamp at time zone 'UTC'`;
}

interface BucketRow extends RawUnit {
  surveyId: string;
  day: string;
}

/** Everything in some buckets as it is now, always in one order, so that sums come out the same. */
export async function readBucketRows(
  tx: Tx,
  buckets: readonly Bucket[],
): Promise<Map<string, RawUnit[]>> {
  const all = sql`${answered(tx, buckets)} union all ${silent(tx, buckets)} order by id`;
  const rows = await tx.db.execute<{ [Key in keyof BucketRow]: BucketRow[Key] }>(all);
  const found = new Map(buckets.map((bucket) => [bucketKey(bucket), [] as RawUnit[]]));
  for (const row of rows) found.get(bucketKey(row))?.push(row);
  return found;
}

export function bucketKey({ surveyId, day }: Bucket): string {
  return `${surveyId} ${day}`;
}

function answered(tx: Tx, buckets: readonly Bucket[]): SQL {
  return sql`
    select ${response.surveyId} as "surveyId", bucket.day::text as day, ${response.id} as id,
      ${response.interactionId} is not null and exists (select 1 from ${response} as other
        where other.organization_id = ${tx.organizationId}
          and other.interaction_id = ${response.interactionId} and other.id <> ${response.id})
        as loose,
      ${interaction.touchpoint} as touchpoint, ${interaction.channel} as channel,
      ${interaction.team} as team, ${customer.segment} as segment, ${interaction.kpis} as kpis,
      ${response.answers} as answers, ${response.nps} as nps, ${response.csat} as csat,
      ${response.ces} as ces
    from ${responsesIn(tx, bucketTable(buckets))}
    ${lookedUp(tx, interaction, sql`${response.interactionId}`)}
    cross join lateral (select coalesce(${response.customerId}, ${interaction.customerId},
      ${response.subjectId}) as id offset 0) as subject
    ${lookedUp(tx, customer, sql`subject.id`)}`;
}

function silent(tx: Tx, buckets: readonly Bucket[]): SQL {
  return sql`
    select ${silence}::uuid, bucket.day::text, ${interaction.id}, false, ${interaction.touchpoint},
      ${interaction.channel}, ${interaction.team}, ${customer.segment}, ${interaction.kpis}, null,
      null, null, null
    from ${interactionsIn(tx, bucketTable(buckets))}
    ${lookedUp(tx, customer, sql`${interaction.customerId}`)}
    where ${unanswered(tx)}`;
}
