import { type Context, systemContext } from "@/lib/access/context";
import { prepareFirstAdministrator } from "@/lib/access/prepare-first-administrator";
import { inRawTransaction } from "@/lib/db/transaction";
import { ListQueue } from "@/lib/delivery/queue-shapes";
import { readOutbox } from "@/lib/delivery/read-outbox";
import { readQueue } from "@/lib/delivery/read-queue";
import { MessageQuery } from "@/lib/delivery/shapes";
import { createSurvey } from "@/lib/surveys/create-survey";
import { publishSurvey } from "@/lib/surveys/publish-survey";
import { CountDecisions, ListDecisions } from "@/lib/touchpoints/ledger-shapes";
import { readLedger, readReasonsByDay } from "@/lib/touchpoints/read-ledger";
import type { Figure, Measure } from "./measurement";

/** As many customers, decisions of the last 30 days in batches of 100, messages sent, and invitations that wait. */
const rows = 300_000;

async function fill(ctx: Context, survey: string) {
  const { organizationId } = ctx;
  await inRawTransaction(ctx, async (raw) => {
    await raw`
      insert into customer (organization_id, id, external_id, name, email, phone, created_at, updated_at)
      select ${organizationId}, gen_random_uuid(), 'c-' || n, 'Ann Example-' || n,
        'c-' || n || '@customer.example', '+49 170 ' || (1000000 + n), now(), now()
      from generate_series(1, ${rows}::int) as n`;
    await raw`
      insert into interaction (organization_id, id, external_id, customer_id, occurred_at, touchpoint,
        source, surveyable, decision, decision_reason, decision_detail, decided_at, created_at, updated_at)
      select ${organizationId}, gen_random_uuid(), 'i-' || place, id, at, 'support', 'api', true,
        case when place % 5 = 0 then 'invited' else 'suppressed' end,
        case when place % 5 <> 0 then (array['rest-period', 'no-address', 'sampling', 'no-consent'])[place % 5] end,
        jsonb_build_object('surveyId', ${survey}::text, 'reasons', '[]'::jsonb), at, at, at
      from (select id, place, now() - interval '29 days' * (place / 100 * 100) / ${rows}::float as at
        from (select id, row_number() over (order by id) as place from customer
          where organization_id = ${organizationId}) as numbered) as calls`;
    const version = raw`(select id from survey_version where survey_id = ${survey} limit 1)`;
    for (const status of ["sent", "scheduled"]) {
      await raw`
        insert into invitation (organization_id, id, survey_id, version_id, customer_id, channel, status,
          due_at, expires_at, sent_at, created_at, updated_at)
        select ${organizationId}, gen_random_uuid(), ${survey}, ${version}, id, 'email', ${status},
          now() + random() * interval '1 day', now() + interval '14 days',
          case when ${status} = 'sent' then now() end, now(), now()
        from customer where organization_id = ${organizationId}`;
    }
    await raw`
      insert into message (organization_id, id, invitation_id, channel, address, subject, body_text,
        status, created_at, finished_at)
      select ${organizationId}, gen_random_uuid(), invitation.id, 'email', email, 'How was it?',
        repeat('words ', 100), 'sent', now(), now()
      from invitation join customer on customer.id = customer_id
      where invitation.organization_id = ${organizationId} and status = 'sent'`;
  });
  for (const table of ["customer", "interaction", "invitation", "message"]) {
    await ctx.database.raw.unsafe(`analyze ${table}`);
  }
}

/** The median of five, in milliseconds, after one that is not counted. */
async function took(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < 6; run += 1) {
    const begun = performance.now();
    await work();
    times.push(performance.now() - begun);
  }
  return times.slice(1).sort((a, b) => a - b)[2] ?? Number.NaN;
}

const searches = {
  "an address": "c-77777@customer.example",
  "a number": "0049 170/1077777",
  "in vain": "zzz-nobody",
  everybody: "ann",
};

/** How long the ledger, the outbox and the queue take to find somebody among very many. */
export const measure: Measure = async function* ({ database }): AsyncGenerator<Figure> {
  const first = { organizationName: "Bench search", email: "search@example.com" };
  const door = { database, now: () => new Date() };
  const ctx = systemContext(database, await prepareFirstAdministrator(door, first));
  const { id: survey } = await createSurvey(ctx, { name: "Bench", template: "post-call-nps" });
  await publishSurvey(ctx, { surveyId: survey });
  await fill(ctx, survey);
  const figure = async (name: string, work: () => Promise<unknown>): Promise<Figure> => ({
    ...{ name: `Among 300,000: ${name}`, value: await took(work), unit: "ms" },
  });
  yield figure("reasons by day", () => readReasonsByDay(ctx, CountDecisions.parse({})));
  for (const [what, search] of Object.entries(searches)) {
    const lists = {
      ledger: () => readLedger(ctx, ListDecisions.parse({ search })),
      outbox: () => readOutbox(ctx, MessageQuery.parse({ search })),
      queue: () => readQueue(ctx, ListQueue.parse({ search })),
      sent: () => readQueue(ctx, ListQueue.parse({ state: "sent", search })),
    };
    for (const [list, read] of Object.entries(lists)) yield figure(`${list}, ${what}`, read);
  }
};
