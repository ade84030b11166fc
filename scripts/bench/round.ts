import { type Context, systemContext } from "@/lib/access/context";
import { prepareFirstAdministrator } from "@/lib/access/prepare-first-administrator";
import { inRawTransaction } from "@/lib/db/transaction";
import { createSurvey } from "@/lib/surveys/create-survey";
import { publishSurvey } from "@/lib/surveys/publish-survey";
import { confirmRound } from "@/lib/touchpoints/rounds/confirm-round";
import { createRound } from "@/lib/touchpoints/rounds/create-round";
import { readRound } from "@/lib/touchpoints/rounds/read-rounds";
import { runRound } from "@/lib/touchpoints/rounds/run-round";
import { CreateRound } from "@/lib/touchpoints/rounds/shapes";
import type { Measure } from "./measurement";

const customers = 500_000;

/** Customers of whom one in fifty has no address, one in a hundred has not consented. */
async function fillCustomers(ctx: Context) {
  const { organizationId } = ctx;
  await inRawTransaction(
    ctx,
    (raw) => raw`
      insert into customer (organization_id, id, external_id, name, email, consent, time_zone, clv,
        created_at, updated_at)
      select ${organizationId}, gen_random_uuid(), 'c-' || n, 'Ann Example',
        case when n % 50 <> 0 then 'c-' || n || '@customer.example' end, n % 100 <> 7,
        case when n % 3 = 0 then 'Asia/Kathmandu' end, n % 9000, now(), now()
      from generate_series(1, ${customers}::int) as n`,
  );
  await ctx.database.raw`analyze customer`;
}

/** Runs a round's work, and tells how long that took and the most memory that was seen. */
async function timed(ctx: Context, roundId: string) {
  let memory = 0;
  const look = setInterval(() => {
    memory = Math.max(memory, process.memoryUsage().rss);
  }, 100);
  const begun = performance.now();
  const status = await runRound(ctx, { roundId });
  clearInterval(look);
  return { status, seconds: (performance.now() - begun) / 1000, megabytes: memory / 2 ** 20 };
}

/** A survey sent to every customer of a large organisation: counted first, then asked. */
export const measure: Measure = async ({ database }) => {
  const first = { organizationName: "Bench round", email: "round@example.com" };
  const door = { database, now: () => new Date() };
  const ctx = systemContext(database, await prepareFirstAdministrator(door, first));
  const { id: survey } = await createSurvey(ctx, { name: "Bench", template: "post-call-nps" });
  await publishSurvey(ctx, { surveyId: survey });
  await fillCustomers(ctx);
  const before = process.memoryUsage().rss / 2 ** 20;
  const window = { weekdays: [1, 2, 3, 4, 5], from: "09:00", until: "18:00" };
  const rules = CreateRound.parse({ survey, window, dailyCap: 50_000 });
  const { id: roundId } = await createRound(ctx, rules);
  const counting = await timed(ctx, roundId);
  await confirmRound(ctx, { roundId });
  const asking = await timed(ctx, roundId);
  const { estimate, asked } = await readRound(ctx, { roundId });
  if (!asked || JSON.stringify(asked.suppressed) !== JSON.stringify(estimate?.suppressed)) {
    throw new Error("it asked others than it had counted");
  }
  return [
    { name: "Round of 500,000: counted in", value: counting.seconds, unit: "s" },
    { name: "Round of 500,000: decided and invited in", value: asking.seconds, unit: "s" },
    { name: "Round of 500,000: asked", value: asked.invited, unit: "customers" },
    { name: "Round of 500,000: memory before", value: before, unit: "MB" },
    { name: "Round of 500,000: memory counting", value: counting.megabytes, unit: "MB" },
    { name: "Round of 500,000: memory asking", value: asking.megabytes, unit: "MB" },
  ];
};
