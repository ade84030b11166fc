import { type SQL, sql } from "drizzle-orm";
import { amongIds, amongTexts, eachId } from "@/lib/db/among";
import { dirtyLog } from "@/lib/db/tables/analysis";
import { customer } from "@/lib/db/tables/customers";
import { response } from "@/lib/db/tables/responses";
import { interaction } from "@/lib/db/tables/touchpoints";
import type { Scope, Transactional } from "@/lib/db/transaction";

// Which days a transaction touched, written down in that transaction. It lives beside the tables,
// because every room that writes what is analysed calls it. Who moves a row from one day to another,
// or takes it away, notes it before and after; before, the row must be held.

/** The survey of interactions that nobody answered about. */
export const silence = "00000000-0000-0000-0000-000000000000";

type Writer = Pick<Scope, "organizationId"> & Transactional;

const dayOf = (at: SQL) => sql`(${at} at time zone 'UTC')::date`;
const silentDay = sql`select ${silence}::uuid as survey_id, ${dayOf(sql`occurred_at`)} as day`;
const answeredDay = sql`select survey_id, ${dayOf(sql`answered_at`)} as day`;

/**
 * Adds a row to the log for each (survey_id, day) of a query, whose text is the same each time: it
 * stands in every transaction that writes, and is planned once for each connection.
 */
async function note(tx: Writer, touched: SQL): Promise<void> {
  await tx.db
    .insert(dirtyLog)
    .select(
      sql`select ${tx.organizationId}::uuid, gen_random_uuid(), touched.survey_id, touched.day
        from (${touched}) as touched`,
    )
    .prepare("note_changes")
    .execute();
}

/** Notes a change that no day of answers depends on: of customers, KPIs, periods, surveys. */
export async function noteChange(tx: Writer): Promise<void> {
  await note(tx, sql`select ${silence}::uuid as survey_id, null::date as day`);
}

/** The days of some responses, given as a query, of the others about the same interactions, and of those. */
function daysOfResponses(organizationId: string, given: SQL): SQL {
  const ours = sql`organization_id = ${organizationId}`;
  // The interactions are held, so that somebody who is changing one of them is waited for here, and
  // finds the new response afterwards. Both tables are looked up by key, also by a plan that was made
  // while they were small (offset 0 keeps the planner from joining the second as a whole).
  return sql`
    with given as materialized (${given}), about as materialized (
      select id, occurred_at from interaction
      where ${ours} and id = any(array(select interaction_id from given))
      order by external_id for share
    )
    ${answeredDay} from given
    union ${answeredDay} from about cross join lateral (
      select survey_id, answered_at from response
      where ${ours} and interaction_id = about.id offset 0) as others
    union ${silentDay} from about`;
}

const noted = sql`survey_id, interaction_id, answered_at`;

/** Responses by one of their keys, of which each names at most one. */
function responsesBy(tx: Writer, key: SQL, ids: readonly string[]): SQL {
  return sql`select ${noted} from ${eachId(ids)} cross join lateral (
    select ${noted} from response
    where organization_id = ${tx.organizationId} and ${key} = one.id limit 1) as found`;
}

/** Notes responses that were added or changed. */
export async function noteResponses(tx: Writer, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await note(tx, daysOfResponses(tx.organizationId, responsesBy(tx, sql`response.id`, ids)));
}

/** The same of what was answered to these invitations. */
export async function noteAnswers(tx: Writer, invitationIds: readonly string[]): Promise<void> {
  if (invitationIds.length === 0) return;
  const given = responsesBy(tx, sql`response.invitation_id`, invitationIds);
  await note(tx, daysOfResponses(tx.organizationId, given));
}

/** Notes, and holds, what is kept under these external ids and is about to be replaced. */
export async function noteReplaced(tx: Writer, externalIds: readonly string[]): Promise<void> {
  if (externalIds.length === 0) return;
  const given = sql`select ${noted} from response
    where organization_id = ${tx.organizationId} and ${amongTexts(response.externalId, externalIds)}
    order by external_id for update`;
  await note(tx, daysOfResponses(tx.organizationId, given));
}

/** Notes interactions that were added or changed, or that are held and about to be. */
export async function noteInteractions(tx: Writer, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const ours = sql`organization_id = ${tx.organizationId}`;
  await note(
    tx,
    sql`${silentDay} from interaction where ${ours} and ${amongIds(interaction.id, ids)}
        union ${answeredDay} from response
          where ${ours} and ${amongIds(response.interactionId, ids)}`,
  );
}

/** All days of some customers, and that customers changed. */
function daysOfCustomers(organizationId: string, which: SQL): SQL {
  const ours = sql`organization_id = ${organizationId}`;
  return sql`
    with given as materialized (select id from customer where ${ours} and ${which}),
    about as materialized (
      select id, occurred_at from interaction
      where ${ours} and customer_id in (select id from given)
    )
    ${silentDay} from about
    union ${answeredDay} from response where ${ours} and interaction_id in (select id from about)
    union ${answeredDay} from response where ${ours} and subject_id in (select id from given)
    union select ${silence}::uuid, null::date`;
}

/** Notes held customers whose segment changes, or who are cut off from what they did. */
export async function noteCustomers(tx: Writer, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const which = amongIds(customer.id, ids);
  await note(tx, daysOfCustomers(tx.organizationId, which));
}

/** Notes every day there is. */
export async function noteEverything(tx: Writer): Promise<void> {
  const ours = sql`organization_id = ${tx.organizationId}`;
  await note(
    tx,
    sql`${silentDay} from interaction where ${ours} union ${answeredDay} from response
        where ${ours} union select ${silence}::uuid, null::date`,
  );
}
