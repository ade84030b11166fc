import { and, desc, eq, lt, or, type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { customer } from "@/lib/db/tables/customers";
import { organization } from "@/lib/db/tables/organization";
import { response } from "@/lib/db/tables/responses";
import { surveyVersion } from "@/lib/db/tables/surveys";
import { interaction } from "@/lib/db/tables/touchpoints";
import { isDay } from "@/lib/ground/moment";
import type { ResponseFilter, ResponsePeriod } from "./shapes";

const read = {
  id: response.id,
  externalId: response.externalId,
  survey: response.surveyId,
  version: surveyVersion.version,
  customerId: response.customerId,
  customerExternalId: customer.externalId,
  customerName: customer.name,
  interactionId: response.interactionId,
  interactionExternalId: interaction.externalId,
  answers: response.answers,
  class: response.class,
  answeredAt: response.answeredAt,
  receivedAt: response.receivedAt,
  source: response.source,
  partial: response.partial,
  startedAt: response.startedAt,
  completedAt: response.completedAt,
  correctedAt: response.correctedAt,
  durations: response.durations,
  device: response.device,
  flags: response.flags,
};
export type ResponseRow = Awaited<ReturnType<typeof listResponses>>[number];

interface Place {
  answeredAt: Date;
  id: string;
}

function joinedResponses(tx: Tx) {
  return tx.db
    .select(read)
    .from(response)
    .innerJoin(surveyVersion, joined(surveyVersion, response.versionId))
    .leftJoin(customer, joined(customer, response.customerId))
    .leftJoin(interaction, joined(interaction, response.interactionId));
}

/** Responses that fit the filter, newest first, after a place in that order. */
export async function listResponses(
  tx: Tx,
  filter: ResponseFilter,
  limit: number,
  after: Place | undefined,
) {
  const sameMoment =
    after && and(eq(response.answeredAt, after.answeredAt), lt(response.id, after.id));
  const from = after && or(lt(response.answeredAt, after.answeredAt), sameMoment);
  return joinedResponses(tx)
    .where(and(eq(response.organizationId, tx.organizationId), ...conditions(tx, filter), from))
    .orderBy(desc(response.answeredAt), desc(response.id))
    .limit(limit);
}

export async function findResponse(tx: Tx, id: string): Promise<ResponseRow | undefined> {
  const ours = eq(response.organizationId, tx.organizationId);
  const [row] = await joinedResponses(tx).where(and(ours, eq(response.id, id)));
  return row;
}

type Tenant = typeof surveyVersion | typeof customer | typeof interaction;
type Reference = typeof response.versionId | typeof response.customerId;

function joined(table: Tenant, reference: Reference | typeof response.interactionId) {
  return and(eq(table.organizationId, response.organizationId), eq(table.id, reference));
}

/** Of a response: that it fits the filter. */
export function conditions(tx: Tx, filter: ResponseFilter): (SQL | undefined)[] {
  const { survey, from, to, class: loyaltyClass, search } = filter;
  return [
    survey ? eq(response.surveyId, survey) : undefined,
    from ? sql`${response.answeredAt} >= ${startOf(tx, from, 0)}` : undefined,
    to ? sql`${response.answeredAt} < ${startOf(tx, to, 1)}` : undefined,
    loyaltyClass ? eq(response.class, loyaltyClass) : undefined,
    search ? says(search) : undefined,
  ];
}

/** A moment as it is; of a day, the organisation's midnight before the day that many days later. */
function startOf(tx: Tx, moment: string, daysLater: number): SQL {
  if (!isDay(moment)) return sql`${moment}::timestamptz`;
  const timeZone = tx.db
    .select({ timeZone: organization.timeZone })
    .from(organization)
    .where(eq(organization.id, tx.organizationId));
  return sql`((${moment}::date + ${daysLater}::int)::timestamp at time zone (${timeZone}))`;
}

function says(search: string): SQL {
  const pattern = `%${search.replace(/[\\%_]/g, "\\$&")}%`;
  return sql`(${customer.name} ilike ${pattern} or ${customer.email} ilike ${pattern}
    or ${customer.externalId} ilike ${pattern} or exists (
      select 1 from jsonb_each_text(${response.answers}) as said where said.value ilike ${pattern}))`;
}

/** How many responses each survey has, and when the last one came. */
export async function countBySurvey(tx: Tx) {
  return tx.db
    .select({
      surveyId: response.surveyId,
      responses: sql<number>`count(*)::int`,
      lastAnsweredAt: sql<Date>`max(${response.answeredAt})`.mapWith(response.answeredAt),
    })
    .from(response)
    .where(eq(response.organizationId, tx.organizationId))
    .groupBy(response.surveyId);
}

/** How many responses a survey has from each source. */
export async function countBySource(tx: Tx, surveyId: string) {
  return tx.db
    .select({ source: response.source, responses: sql<number>`count(*)::int` })
    .from(response)
    .where(and(eq(response.organizationId, tx.organizationId), eq(response.surveyId, surveyId)))
    .groupBy(response.source);
}

/** How often each number was answered to each of these questions. */
export async function countAnswers(tx: Tx, filter: ResponsePeriod, keys: readonly string[]) {
  const said = sql`jsonb_each(${response.answers}) as said`;
  return tx.db
    .select({
      key: sql<string>`said.key`,
      value: sql<number>`(said.value #>> '{}')::float8`,
      n: sql<number>`count(*)::int`,
    })
    .from(response)
    .crossJoinLateral(said)
    .where(
      and(
        eq(response.organizationId, tx.organizationId),
        ...conditions(tx, filter),
        sql`said.key = any(${sql.param([...keys])}::text[])`,
        sql`jsonb_typeof(said.value) = 'number'`,
      ),
    )
    .groupBy(sql`1`, sql`2`);
}

/**
 * How often each option was chosen at each of these questions, how often first, and at which place:
 * in the answers to those versions only, because another may ask something else by the same key.
 */
export async function countOptions(
  tx: Tx,
  filter: ResponsePeriod,
  questions: readonly { versionId: string; key: string }[],
) {
  const versionIds = sql.param(questions.map(({ versionId }) => versionId));
  const keys = sql.param(questions.map(({ key }) => key));
  const said = sql`jsonb_each(${response.answers}) as said`;
  // One option stands alone, several in a list: in the order of a ranking, otherwise of the page.
  const chosen = sql`jsonb_array_elements_text(case jsonb_typeof(said.value)
    when 'array' then said.value else jsonb_build_array(said.value) end)
    with ordinality as chosen (option, place)`;
  return tx.db
    .select({
      key: sql<string>`said.key`,
      option: sql<string>`chosen.option`,
      n: sql<number>`count(*)::int`,
      firsts: sql<number>`count(*) filter (where chosen.place = 1)::int`,
      meanPlace: sql<number>`avg(chosen.place)::float8`,
    })
    .from(response)
    .crossJoinLateral(said)
    .crossJoinLateral(chosen)
    .where(
      and(
        eq(response.organizationId, tx.organizationId),
        ...conditions(tx, filter),
        sql`(${response.versionId}, said.key) in (
          select * from unnest(${versionIds}::uuid[], ${keys}::text[]))`,
      ),
    )
    .groupBy(sql`1`, sql`2`);
}
