import { type Context, systemContext } from "@/lib/access/context";
import { prepareFirstAdministrator } from "@/lib/access/prepare-first-administrator";
import { createSurvey } from "@/lib/surveys/create-survey";
import { publishSurvey } from "@/lib/surveys/publish-survey";
import { fillDue, oneSent } from "./delivering/due";
import { endPart, type Part, perform, startPart, type Task } from "./delivering/parts";
import { jobsPerSecond } from "./delivering/queue-alone";
import type { Figure, Measure } from "./measurement";

const perRound = 2_000;
const rounds = 3;
const atOnce = 100_000; // Invitations that are written in one transaction.
const oneRun = 500; // What a sender sends before it asks anew.
const runsUnderLoad = 7; // Each filled up to what was due before.
const usualSizes = [1_000_000];

/** Numbers after `npm run bench -- delivering` are how many are due while the first ones are sent; 0: none. */
function sizes(): number[] {
  const given = process.argv.slice(2).map(Number).filter(Number.isInteger);
  return (given.length > 0 ? given : usualSizes).filter((size) => size > 0);
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

interface Bench {
  ctx: Context;
  surveyId: string;
  versionId: string;
  /** The mail server's address. */
  server: string;
  senders: [Part<unknown>, Part<unknown>];
}

/** Senders at work at once: mails a second until all of them are done, and their memory. */
async function atWork(senders: readonly Part<unknown>[], task: Task) {
  const begun = performance.now();
  const done = await Promise.all(senders.map((sender) => perform(sender, task)));
  const seconds = (performance.now() - begun) / 1000;
  const sent = done.reduce((sum, one) => sum + one.sent, 0);
  return { perSecond: sent / seconds, sent, memory: Math.max(...done.map((one) => one.memory)) };
}

async function vocal(
  { ctx, surveyId, versionId, server }: Bench,
  senders: readonly Part<unknown>[],
) {
  await fillDue(ctx, surveyId, versionId, perRound);
  const { organizationId } = ctx;
  const task = { as: "vocal", server, organizationId, atMost: perRound } as const;
  const load = await atWork(senders, task);
  if (load.sent !== perRound) throw new Error(`${load.sent} of ${perRound} mails were sent`);
  return load;
}

/** Rounds of both kinds one after the other, by one sender and by two; all warm up in the first. */
async function rates(bench: Bench) {
  const { senders } = bench;
  const [first] = senders;
  const measured = { one: [] as number[], two: [] as number[], memory: [] as number[] };
  const bare = { one: [] as number[], two: [] as number[] };
  for (let round = 0; round <= rounds; round += 1) {
    const one = await vocal(bench, [first]);
    const two = await vocal(bench, senders);
    const mail = await oneSent(bench.ctx);
    const task = { as: "bare", server: bench.server, mail, times: perRound / 2 } as const;
    const bareOne = await atWork([first], task);
    const bareTwo = await atWork(senders, task);
    if (round === 0) continue;
    measured.one.push(one.perSecond);
    measured.two.push(two.perSecond);
    measured.memory.push(two.memory);
    bare.one.push(bareOne.perSecond);
    bare.two.push(bareTwo.perSecond);
  }
  return { measured, bare };
}

const share = (ours: number[], bare: number[]) => (100 * median(ours)) / median(bare);

async function speed(bench: Bench): Promise<Figure[]> {
  const { measured, bare } = await rates(bench);
  const megabytes = (at: number) => (measured.memory.at(at) ?? 0) / 2 ** 20;
  return [
    { name: "Delivering: one worker", value: median(measured.one), unit: "mails/s" },
    { name: "Delivering: two workers", value: median(measured.two), unit: "mails/s" },
    { name: "Bare nodemailer: one process", value: median(bare.one), unit: "mails/s" },
    { name: "Bare nodemailer: two processes", value: median(bare.two), unit: "mails/s" },
    { name: "One worker, of bare", value: share(measured.one, bare.one), unit: "%" },
    { name: "Two workers, of bare", value: share(measured.two, bare.two), unit: "%" },
    { name: "Memory of a worker after the first round", value: megabytes(0), unit: "MB" },
    { name: "Memory of a worker after the last", value: megabytes(-1), unit: "MB" },
  ];
}

/** Runs of 500 mails among so many that are due, filled up again before each. */
async function runsAmong(bench: Bench, size: number, dueBefore: number) {
  const { ctx, surveyId, versionId, server, senders } = bench;
  const { organizationId } = ctx;
  const task = { as: "vocal", server, organizationId, atMost: oneRun } as const;
  const runs: Awaited<ReturnType<typeof atWork>>[] = [];
  let due = dueBefore;
  while (runs.length < runsUnderLoad) {
    while (due < size) {
      const filled = Math.min(atOnce, size - due);
      await fillDue(ctx, surveyId, versionId, filled);
      due += filled;
    }
    const run = await atWork([senders[0]], task);
    due -= run.sent;
    runs.push(run);
  }
  return { runs, due };
}

/**
 * How fast mails go, and in how much memory, when nothing else is due and when many are: also the very first
 * of these, which are sent before the planner has counted anew what the tables hold.
 */
async function* underLoad(bench: Bench) {
  let dueBefore = 0;
  for (const size of [oneRun, ...sizes()]) {
    const among = size === oneRun ? "nothing else due" : `${size.toLocaleString("en")} due`;
    const { runs, due } = await runsAmong(bench, size, dueBefore);
    dueBefore = due;
    const speeds = runs.map(({ perSecond }) => perSecond);
    const megabytes = Math.max(...runs.map(({ memory }) => memory)) / 2 ** 20;
    yield { name: `First 500 mails, ${among}`, value: speeds[0] ?? 0, unit: "mails/s" };
    yield { name: `500 mails, ${among}`, value: median(speeds), unit: "mails/s" };
    yield { name: `Memory of the worker, ${among}`, value: megabytes, unit: "MB" };
  }
}

/** Mails a second through SMTP on this machine, beside nodemailer alone and the queue alone. */
export const measure: Measure = async function* ({ database }) {
  const first = { organizationName: "Bench mail", email: "mail@example.com" };
  const door = { database, now: () => new Date() };
  const ctx = systemContext(database, await prepareFirstAdministrator(door, first));
  const { id: surveyId } = await createSurvey(ctx, { name: "Bench", template: "post-call-nps" });
  const { id: versionId } = await publishSurvey(ctx, { surveyId });
  const sink = await startPart<string>("mail-sink-server.ts");
  const sender = () => startPart("sender-server.ts");
  const senders: Bench["senders"] = [await sender(), await sender()];
  const bench = { ctx, surveyId, versionId, server: sink.said, senders };
  yield* await speed(bench);
  yield {
    name: "Queue alone: one job at a time",
    value: await jobsPerSecond(1_000, 1),
    unit: "/s",
  };
  yield { name: "Queue alone: 50 at a time", value: await jobsPerSecond(10_000, 50), unit: "/s" };
  yield* underLoad(bench);
  for (const part of [...senders, sink]) await endPart(part);
};
