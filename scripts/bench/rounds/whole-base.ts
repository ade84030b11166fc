import type { Context } from "@/lib/access/context";
import { inRawTransaction } from "@/lib/db/transaction";
import { createSurvey } from "@/lib/surveys/create-survey";
import { publishSurvey } from "@/lib/surveys/publish-survey";
import { runRound } from "@/lib/touchpoints/rounds/run-round";
import { CreateRound } from "@/lib/touchpoints/rounds/shapes";

/** Every customer of a large organisation, and a survey of the relationship for all of them. */
export interface WholeBase {
  /** A round of the survey: in office hours, 50,000 a day. */
  rules: CreateRound;
  /** How many can be asked. */
  reached: number;
  /** How many cannot, by the reason. */
  suppressed: { "no-address": number; "no-consent": number };
}

/** Customers of whom one in fifty has no address, one in a hundred has not consented. */
export async function wholeBase(ctx: Context, customers: number): Promise<WholeBase> {
  const { id: survey } = await createSurvey(ctx, { name: "Bench", template: "post-call-nps" });
  await publishSurvey(ctx, { surveyId: survey });
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
  const window = { weekdays: [1, 2, 3, 4, 5], from: "09:00", until: "18:00" };
  const rules = CreateRound.parse({ survey, window, dailyCap: 50_000 });
  const suppressed = { "no-address": customers / 50, "no-consent": customers / 100 };
  const reached = customers - suppressed["no-address"] - suppressed["no-consent"];
  return { rules, reached, suppressed };
}

/** Runs a round's work, and tells how long that took and the most memory that was seen. */
export async function timedRun(ctx: Context, roundId: string) {
  let memory = 0;
  const look = setInterval(() => {
    memory = Math.max(memory, process.memoryUsage().rss);
  }, 100);
  const begun = performance.now();
  const status = await runRound(ctx, { roundId }).finally(() => clearInterval(look));
  return { status, seconds: (performance.now() - begun) / 1000, megabytes: memory / 2 ** 20 };
}
