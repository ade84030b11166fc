import { monitorEventLoopDelay } from "node:perf_hooks";
import { type Context, systemContext } from "@/lib/access/context";
import { prepareFirstAdministrator } from "@/lib/access/prepare-first-administrator";
import { onePage } from "@/lib/analysis/one-page";
import { settleChanges } from "@/lib/analysis/rollups/settle-changes";
import type { SoFar } from "@/lib/analysis/so-far";
import { recordPurchases } from "@/lib/customers/record-purchases";
import { OneOrMany } from "@/lib/ground/batch";
import { createSurvey } from "@/lib/surveys/create-survey";
import { publishSurvey } from "@/lib/surveys/publish-survey";
import { analyseValue } from "@/lib/value/analyse-value";
import { deeds } from "@/lib/value/deeds/deeds";
import { migration } from "@/lib/value/ladder/migration";
import { findPeople } from "@/lib/value/people/find-people";
import { PeopleQuery } from "@/lib/value/people/shapes";
import { missingRates } from "@/lib/value/rates/read-rates";
import { refitValues } from "@/lib/value/refit-values";
import { retention } from "@/lib/value/retention/retention";
import { ValueRequest } from "@/lib/value/shapes";
import { valuePage } from "@/lib/value/value-page";
import type { Bench, Figure, Measure } from "./measurement";
import { fillValue } from "./value/fill";

const usualSizes = [10_000, 1_000_000];

/** What takes milliseconds is done so many times, and the median told. */
const openings = 9;

/** Numbers after `npm run bench -- value` are other sizes. */
function sizes(): number[] {
  const given = process.argv.slice(2).map(Number).filter(Number.isInteger);
  return given.length > 0 ? given : usualSizes;
}

async function organisation({ database }: Bench) {
  const door = { database, now: () => new Date() };
  const first = { organizationName: "Bench value", email: "value@example.com" };
  const ctx = systemContext(database, await prepareFirstAdministrator(door, first));
  const survey = await createSurvey(ctx, { name: "Value", template: "post-call-nps" });
  const { id: versionId } = await publishSurvey(ctx, { surveyId: survey.id });
  return { ctx, surveyId: survey.id, versionId };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

async function median(work: () => Promise<unknown>): Promise<number> {
  const all: number[] = [];
  for (let k = 0; k < openings; k++) all.push(await timed(work));
  return all.sort((a, b) => a - b)[Math.floor(openings / 2)] ?? Number.NaN;
}

/** What opening /analysis/value reads, as its page does; whether anything is still computed. */
async function openValue(given: Context): Promise<boolean> {
  const ctx = onePage(given);
  const { worth } = await valuePage(ctx);
  const parts: SoFar<unknown>[] = [worth, await missingRates(ctx)];
  const [ladder, ...more] = await Promise.all([
    migration(ctx, undefined),
    retention(ctx),
    deeds(ctx),
  ]);
  return [...parts, ladder.soFar, ...more].some(({ computing }) => computing !== undefined);
}

async function untilComputed(ctx: Context): Promise<void> {
  while (await openValue(ctx)) await new Promise((resolve) => setTimeout(resolve, 200));
}

/** One purchase more: everything kept is of older data. */
async function change(ctx: Context, externalId: string): Promise<void> {
  const bought = { customer: { externalId: "C-1" }, amount: 10 };
  const item = { ...bought, externalId, occurredAt: new Date().toISOString() };
  await recordPurchases(ctx, OneOrMany.parse(item));
}

/** The work, how long others had to wait for this thread at most, and the most memory held. */
async function watched(work: () => Promise<unknown>) {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  let most = 0;
  const look = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 100);
  delay.enable();
  const milliseconds = await timed(work);
  delay.disable();
  clearInterval(look);
  return { seconds: milliseconds / 1000, blocked: delay.max / 1e6, megabytes: most / 1e6 };
}

async function deepCursor(ctx: Context, customers: number): Promise<string> {
  const middle = Math.floor(customers / 2)
    .toString(16)
    .padStart(12, "0");
  const { people } = await list(ctx, { cursor: `00000000-0000-7000-8000-${middle}` });
  return people.at(-1)?.id ?? "";
}

const list = (ctx: Context, query: Partial<Record<keyof PeopleQuery, unknown>>) =>
  findPeople(ctx, PeopleQuery.parse(query));

async function* measureAt(
  { ctx, surveyId, versionId }: Awaited<ReturnType<typeof organisation>>,
  from: number,
  customers: number,
): AsyncGenerator<Figure> {
  const figure = (name: string, value: number, unit = "ms") => ({
    name: `${customers.toLocaleString("en")} customers: ${name}`,
    value,
    unit,
  });
  await fillValue(ctx, { from, to: customers, surveyId, versionId });
  await settleChanges(ctx);
  const request = ValueRequest.parse({ model: "purchases" });
  const first = await watched(async () => {
    const { problem } = await analyseValue(ctx, request);
    if (problem) throw new Error(problem);
  });
  yield figure("first fit with its estimates written", first.seconds, "s");
  const again = await watched(() => refitValues(ctx));
  yield figure("nightly refit with its estimates written", again.seconds, "s");
  yield figure("  longest wait for the serving thread", again.blocked);
  yield figure("  most memory of the process", again.megabytes, "MB");
  yield figure("computing /analysis/value", (await timed(() => untilComputed(ctx))) / 1000, "s");
  yield figure("opening /analysis/value, kept", await median(() => openValue(ctx)));
  await change(ctx, `after ${customers}`);
  yield figure("opening /analysis/value after a change", await timed(() => openValue(ctx)));
  await untilComputed(ctx);
  const cursor = await deepCursor(ctx, customers);
  yield figure("/customers", await median(() => list(ctx, {})));
  yield figure("/customers, in the middle", await median(() => list(ctx, { cursor })));
  const { people } = await list(ctx, { cursor });
  const { name, email, externalId } = people.at(-1) ?? {};
  const [given, family] = name?.split(" ") ?? [];
  const searches = {
    name,
    "first name": given,
    "last name": family,
    email,
    "external id": externalId,
  };
  for (const [what, search] of Object.entries(searches)) {
    yield figure(`search by ${what}`, await median(() => list(ctx, { search })));
  }
  const inside = email?.slice(3);
  yield figure("search inside an address", await timed(() => list(ctx, { search: inside })));
  yield figure("search in vain", await timed(() => list(ctx, { search: "nobody at all" })));
}

/** What it costs to value so many customers, to look at their value, and to find one of them. */
export const measure: Measure = async function* (bench) {
  const asked = await organisation(bench);
  let from = 0;
  for (const customers of sizes()) {
    yield* measureAt(asked, from, customers);
    from = customers;
  }
};
