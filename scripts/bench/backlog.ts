import { type Context, systemContext } from "@/lib/access/context";
import { prepareFirstAdministrator } from "@/lib/access/prepare-first-administrator";
import { inRawTransaction, inTransaction } from "@/lib/db/transaction";
import { endUnwanted } from "@/lib/delivery/end-unwanted";
import { SavePlan } from "@/lib/delivery/plan-shapes";
import { saveWidgetChannel } from "@/lib/delivery/save-channel";
import { savePlan } from "@/lib/delivery/save-plan";
import { passOn } from "@/lib/delivery/waiting/pass-on";
import { createSurvey } from "@/lib/surveys/create-survey";
import { publishSurvey } from "@/lib/surveys/publish-survey";
import { createTrigger } from "@/lib/touchpoints/create-trigger";
import { readCoverage } from "@/lib/touchpoints/read-ledger";
import { readWaiting } from "@/lib/touchpoints/read-triggers";
import { CreateTrigger } from "@/lib/touchpoints/shapes";
import type { Figure, Measure } from "./measurement";

const waiting = 1_000_000;
const rounds = 9;
const minute = 60_000;

/**
 * Customers with an interaction each, whose invitation waits on a site, for two days at most; half of them
 * have another channel. An hour later the first of them are reminded.
 */
async function fill(ctx: Context, surveyId: string, versionId: string, triggerId: string) {
  const { organizationId } = ctx;
  await inRawTransaction(
    ctx,
    (raw) => raw`
      with asked as (
        insert into customer (organization_id, id, external_id, name, email, created_at, updated_at)
        select ${organizationId}, uuidv7(), 'c-' || n, 'Ann Example',
          'c-' || n || '@customer.example', now(), now()
        from generate_series(1, ${waiting}::int) as n returning id),
      numbered as (
        select id, uuidv7() as invitation_id, uuidv7() as interaction_id,
          row_number() over () as n from asked),
      happened as (
        insert into interaction (organization_id, id, external_id, customer_id, occurred_at, agent,
          team, source, surveyable, decision, decision_detail, decided_at, created_at, updated_at)
        select ${organizationId}, interaction_id, 'i-' || n, id, now(), 'agent ' || n % 200,
          'team ' || n % 10, 'api', true, 'invited',
          jsonb_build_object('invitationId', invitation_id), now() - n * interval '2 seconds',
          now(), now() from numbered)
      insert into invitation (organization_id, id, survey_id, version_id, customer_id,
        interaction_id, trigger_id, channel, route, status, due_at, expires_at, created_at, updated_at)
      select ${organizationId}, invitation_id, ${surveyId}, ${versionId}, id, interaction_id,
        ${triggerId}, 'widget', case when n % 2 = 0 then '{email}'::text[] else '{}' end, 'scheduled',
        now() - n * interval '0.171 seconds', now() + interval '14 days', now(), now()
      from numbered`,
  );
  await ctx.database.raw`analyze customer, invitation, interaction`;
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

/** What is done so many times in a row, a minute after the other: the median. */
async function repeated(ctx: Context, work: (ctx: Context) => Promise<unknown>): Promise<number> {
  const took: number[] = [];
  for (let n = 0; n < rounds; n += 1) {
    const now = () => new Date(ctx.now().getTime() + n * minute);
    took.push(await milliseconds(() => work({ ...ctx, now })));
  }
  return median(took);
}

const handOn = async (ctx: Context) => {
  for (let more = true; more; ) more = await inTransaction(ctx, passOn);
};

async function* figures(ctx: Context, triggerId: string): AsyncIterable<Figure> {
  const unit = "ms";
  const later = { ...ctx, now: () => new Date(ctx.now().getTime() + 3_600_000) };
  yield { name: "Backlog: nothing to hand on", value: await repeated(ctx, handOn), unit };
  yield { name: "Backlog: looking for what to end", value: await repeated(ctx, endUnwanted), unit };
  const count = (one: Context) => readWaiting(one, [triggerId]);
  yield { name: "Backlog: counted on the send page", value: await repeated(ctx, count), unit };
  const coverage = (one: Context) => readCoverage(one, { by: "agent", days: 90 });
  yield { name: "Backlog: coverage by agent", value: await repeated(ctx, coverage), unit };
  yield {
    name: "Backlog: an hour later, handed on",
    value: await milliseconds(() => handOn(later)),
    unit,
  };
  yield { name: "Backlog: then nothing to hand on", value: await repeated(later, handOn), unit };
}

/** What waits a million times: what is done about it each minute, and what pages say of it. */
export const measure: Measure = async function* ({ database }) {
  const first = { organizationName: "Bench backlog", email: "backlog@example.com" };
  const begun = new Date();
  const door = { database, now: () => begun };
  const ctx = systemContext(database, await prepareFirstAdministrator(door, first), door.now);
  const { id: survey } = await createSurvey(ctx, { name: "Bench", template: "post-call-nps" });
  const { id: versionId } = await publishSurvey(ctx, { surveyId: survey });
  await saveWidgetChannel(ctx, { active: true, waitDays: 7 });
  const reminder = { afterDays: 2, channel: "email", subject: "" };
  const plan = { survey, first: "widget", second: "", third: "", reminders: [reminder] };
  await savePlan(ctx, SavePlan.parse(plan));
  const { id: triggerId } = await createTrigger(ctx, CreateTrigger.parse({ survey }));
  await fill(ctx, survey, versionId, triggerId);
  yield* figures(ctx, triggerId);
};
