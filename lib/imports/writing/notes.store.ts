import { silence } from "@/lib/db/note-changes";
import type { Writing } from "./staging.store";

const dayOf = (at: string) => `(${at} at time zone 'UTC')::date`;

/** As note-changes.ts notes days, from what waits in the staging tables. */
async function note(
  { raw, organizationId }: Writing,
  touched: string,
  more: (string | Date)[] = [],
) {
  await raw.unsafe(
    `insert into dirty_log (organization_id, id, survey_id, day)
     select $1::uuid, gen_random_uuid(), touched.survey_id, touched.day
     from (${touched}) touched (survey_id, day)`,
    [organizationId, ...more],
  );
}

// Looked up one by one in the index, as `match` does and for its reason.
const silentDays = `select '${silence}'::uuid, ${dayOf("i.occurred_at")}
  from import_stage_interaction s cross join lateral (
    select occurred_at from interaction where organization_id = $1 and id = s.id limit 1
  ) i where s.known`;
const answeredDays = `select r.survey_id, ${dayOf("r.answered_at")}
  from import_stage_interaction s cross join lateral (
    select survey_id, answered_at from response
    where organization_id = $1 and interaction_id = s.id offset 0
  ) r where s.known`;

/** Notes, and holds, interactions that are about to be changed, with their responses. */
export async function noteKnownInteractions(writing: Writing): Promise<void> {
  const { raw, organizationId } = writing;
  await raw`select from interaction i where i.organization_id = ${organizationId}
    and i.id in (select id from import_stage_interaction where known)
    order by i.external_id for update`;
  await note(writing, `${silentDays} union ${answeredDays}`);
}

/** Notes, and holds, customers whose segment is about to change. */
export async function noteNewSegments(writing: Writing): Promise<void> {
  const { raw, organizationId } = writing;
  const changing = await raw<{ id: string }[]>`
    select c.id from customer c join import_stage_customer s on s.id = c.id
    where c.organization_id = ${organizationId} and s.known and not s.erased
      and s.segment <> coalesce(c.segment, '')
    order by c.external_id for update of c`;
  if (changing.length === 0) return;
  const ids = `select t.id from import_stage_customer t join customer c on c.id = t.id
    where c.organization_id = $1 and t.known and t.segment <> coalesce(c.segment, '')`;
  await note(
    writing,
    `select '${silence}'::uuid, ${dayOf("occurred_at")} from interaction
       where organization_id = $1 and customer_id in (${ids})
     union select survey_id, ${dayOf("answered_at")} from response
       where organization_id = $1 and (subject_id in (${ids}) or interaction_id in (
         select id from interaction where organization_id = $1 and customer_id in (${ids})))`,
  );
}

/** Notes that a chunk changed something. */
export async function noteSomething(writing: Writing): Promise<void> {
  await note(writing, `select '${silence}'::uuid, null::date`);
}

/** Notes every day that the interactions of a chunk, and what was answered, were added to. */
export async function noteDays(writing: Writing, surveyId: string, known: boolean): Promise<void> {
  const occurred = dayOf("coalesce(s.occurred_at, $2::timestamptz)");
  await note(
    writing,
    `select '${silence}'::uuid, ${occurred} from import_stage_interaction s
       where s.response_id is null
     union select $3::uuid, ${occurred} from import_stage_interaction s
       where s.response_id is not null
     ${known ? `union ${silentDays} union ${answeredDays}` : ""}`,
    [writing.begun, surveyId],
  );
}
