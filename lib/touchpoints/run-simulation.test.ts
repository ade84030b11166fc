import { expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { testDatabase } from "@/lib/db/test-database";
import { inTransaction } from "@/lib/db/transaction";
import { customers, invited, publishedSurvey } from "@/lib/delivery/test-asking";
import { rollWidgetSecret } from "@/lib/surveys/roll-widget-secret";
import { askPolicySimulation, askTriggerSimulation } from "@/lib/touchpoints/ask-simulation";
import { createTrigger } from "@/lib/touchpoints/create-trigger";
import { deleteTrigger } from "@/lib/touchpoints/delete-trigger";
import { latestSimulation, readSimulation } from "@/lib/touchpoints/read-simulation";
import { recordInteractions } from "@/lib/touchpoints/record-interactions";
import { runSimulation } from "@/lib/touchpoints/run-simulation";
import { CreateTrigger } from "@/lib/touchpoints/shapes";
import { simulateTrigger } from "@/lib/touchpoints/simulate-trigger";
import { endSimulation, stateOfPast } from "@/lib/touchpoints/simulation-run.store";
import { SimulatePolicy, SimulateTrigger } from "@/lib/touchpoints/simulation-shapes";
import { interactions } from "@/lib/touchpoints/test-interactions";

const db = testDatabase();
const today = new Date("2026-03-10T12:00:00Z");
const later = (ctx: Context, seconds: number): Context => ({
  ...ctx,
  now: () => new Date(ctx.now().getTime() + seconds * 1000),
});

async function setting(calls = 12) {
  const ctx: Context = await db.context(() => today);
  const survey = await publishedSurvey(ctx);
  const known = await customers(ctx, 3);
  const happened = Array.from({ length: calls }, (_, n) => ({
    customerId: known[n % 3] ?? null,
    occurredAt: new Date(today.getTime() - (n + 1) * 60_000),
  }));
  await interactions(ctx, happened);
  return { ctx, survey, known, question: SimulateTrigger.parse({ survey }) };
}

const jobs = ({ database, organizationId }: Context) =>
  database.raw`select id from pgboss.job where name = 'simulation.run'
    and data ->> 'organizationId' = ${organizationId}`;

test("a simulation is worked out in the background, and gives what the replay gives", async () => {
  const { ctx, survey, question } = await setting();
  const asked = await askTriggerSimulation(ctx, question);
  expect(asked).toMatchObject({ status: "queued", progress: 0, simulation: null, problem: null });
  const { id: simulationId } = asked;
  expect(await runSimulation(ctx, { simulationId })).toBe("ended");
  const run = await readSimulation(ctx, { simulationId });
  expect(run).toMatchObject({ status: "ended", progress: 1, problem: null });
  expect(run.simulation).toEqual(await simulateTrigger(ctx, question));
  expect(run.simulation?.asked.after).toBe(3);
  expect(await latestSimulation(ctx, survey)).toEqual(run);
  expect(await runSimulation(ctx, { simulationId })).toBe("nothing to do");
});

test("the same question is one run while it is under way, and is answered at once of the same past", async () => {
  const { ctx, question } = await setting();
  const first = await askTriggerSimulation(ctx, question);
  expect((await askTriggerSimulation(ctx, question)).id).toBe(first.id);
  expect(await jobs(ctx)).toHaveLength(1);
  await runSimulation(ctx, { simulationId: first.id });
  const again = await askTriggerSimulation(later(ctx, 60), question);
  expect(again).toMatchObject({ id: first.id, status: "ended" });
  expect(again.simulation).not.toBeNull();
  const other = await askTriggerSimulation(ctx, { ...question, share: 0.5 });
  expect(other).toMatchObject({ status: "queued" });
  expect(other.id).not.toBe(first.id);
});

test.each<[string, (ctx: Context, survey: string, known: string[]) => Promise<unknown>]>([
  [
    "an interaction",
    (ctx) =>
      recordInteractions(ctx, {
        items: [
          {
            externalId: "new",
            occurredAt: today.toISOString(),
            customer: { externalId: "new", email: "new@customer.example" },
          },
        ],
      }),
  ],
  ["an ask by hand", (ctx, survey, known) => invited(ctx, survey, known.slice(0, 1))],
  ["a survey that shows on a site", (ctx) => rollWidgetSecret(ctx)],
  ["a trigger", (ctx, survey) => createTrigger(ctx, CreateTrigger.parse({ survey }))],
])("%s makes another past, which is replayed anew", async (_, change) => {
  const { ctx, survey, known, question } = await setting();
  const { id: simulationId } = await askTriggerSimulation(ctx, question);
  await runSimulation(ctx, { simulationId });
  await change(ctx, survey, known);
  const again = await askTriggerSimulation(ctx, question);
  expect(again).toMatchObject({ id: simulationId, status: "queued", simulation: null });
  expect(await runSimulation(ctx, { simulationId })).toBe("ended");
});

test("a replay tells how far it is, and when its worker stops it is begun anew", async () => {
  const { ctx, question } = await setting(4_100);
  const shares: number[] = [];
  await simulateTrigger(ctx, question, async (share) => void shares.push(share));
  expect(shares).toEqual([expect.closeTo(4_000 / 4_100, 1)]);
  const { id: simulationId } = await askTriggerSimulation(ctx, question);
  const signal = AbortSignal.abort();
  await expect(runSimulation(ctx, { simulationId, signal })).rejects.toThrow("aborted");
  expect(await readSimulation(ctx, { simulationId })).toMatchObject({ status: "running" });
  expect(await runSimulation(ctx, { simulationId })).toBe("ended");
});

test("a run that nobody has heard of is begun anew, and one that failed can be asked again", async () => {
  const { ctx, survey } = await setting();
  const { id: replaces } = await createTrigger(ctx, CreateTrigger.parse({ survey }));
  const question = SimulateTrigger.parse({ survey, replaces });
  const { id: simulationId } = await askTriggerSimulation(ctx, question);
  expect(await jobs(ctx)).toHaveLength(1);
  await askTriggerSimulation(later(ctx, 200), question);
  expect(await jobs(ctx)).toHaveLength(1);
  await askTriggerSimulation(later(ctx, 400), question);
  expect(await jobs(ctx)).toHaveLength(2);
  await deleteTrigger(ctx, { triggerId: replaces });
  expect(await runSimulation(ctx, { simulationId })).toBe("failed");
  expect(await readSimulation(ctx, { simulationId })).toMatchObject({
    status: "ended",
    problem: "There is no such trigger.",
    simulation: null,
  });
});

test("a run that fell silent is told as stopped, and whoever was overtaken writes nothing", async () => {
  const { ctx, question, survey, known } = await setting(4_100);
  const { id: simulationId } = await askTriggerSimulation(ctx, question);
  const state = await inTransaction(ctx, stateOfPast);
  const signal = AbortSignal.abort();
  await expect(runSimulation(ctx, { simulationId, signal })).rejects.toThrow("aborted");
  const silent = await readSimulation(later(ctx, 400), { simulationId });
  expect(silent).toMatchObject({ status: "ended", problem: expect.stringContaining("Replay") });
  await invited(ctx, survey, known.slice(0, 1));
  await askTriggerSimulation(later(ctx, 400), question);
  expect(await runSimulation(ctx, { simulationId })).toBe("ended");
  await inTransaction(ctx, (tx) =>
    endSimulation(tx, { id: simulationId, state }, { problem: "Overtaken." }),
  );
  const run = await readSimulation(ctx, { simulationId });
  expect(run.problem).toBeNull();
  expect(run.simulation).not.toBeNull();
});

test("a sixth simulation at once is refused until one has ended", async () => {
  const { ctx, question } = await setting();
  const shares = [0.1, 0.2, 0.3, 0.4, 0.5];
  for (const share of shares) await askTriggerSimulation(ctx, { ...question, share });
  const sixth = { ...question, share: 0.6 };
  await expect(askTriggerSimulation(ctx, sixth)).rejects.toMatchObject({ code: "throttled" });
  const again = await askTriggerSimulation(ctx, { ...question, share: 0.1 });
  expect(again.status).toBe("queued");
  await runSimulation(ctx, { simulationId: again.id });
  expect((await askTriggerSimulation(ctx, sixth)).status).toBe("queued");
});

test("what nobody asked again for a week is forgotten, and others see nothing of it", async () => {
  const { ctx, survey, question } = await setting();
  const policy = SimulatePolicy.parse({ restPeriodSeconds: 0 });
  const old = await askPolicySimulation(ctx, policy);
  await runSimulation(ctx, { simulationId: old.id });
  expect((await latestSimulation(ctx, ctx.organizationId))?.simulation?.interactions).toBe(12);
  const other = await db.context(() => today);
  const gone = { code: "not-found" };
  await expect(readSimulation(other, { simulationId: old.id })).rejects.toMatchObject(gone);
  const agent = { kind: "member", id: survey, role: "agent", name: "A", email: "" } as const;
  await expect(
    readSimulation({ ...ctx, actor: agent }, { simulationId: old.id }),
  ).rejects.toMatchObject({ code: "forbidden" });
  await askTriggerSimulation(later(ctx, 8 * 86_400), question);
  await expect(readSimulation(ctx, { simulationId: old.id })).rejects.toMatchObject(gone);
});
