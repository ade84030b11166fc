import { expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { analysisChoices, driversPanel, matrixPanel } from "@/lib/analysis/analysis-page";
import type { PageQuestion } from "@/lib/analysis/page-question";
import { testRows } from "@/lib/analysis/test-rows.store";
import { testDatabase } from "@/lib/db/test-database";
import { seededRandom } from "@/lib/stats/random";

const db = testDatabase();

/** Calls of two teams whose answers follow the time on hold, or, without effect, follow nothing. */
async function calls(effect: number) {
  const ctx = await db.context();
  const rows = testRows(ctx);
  await rows.kpis([
    { key: "hold", label: "Hold time", unit: "s" },
    { key: "talk", label: "Talk time", direction: "neutral" },
    { key: "rare", label: "Rarely measured", direction: "neutral" },
  ]);
  const random = seededRandom(9);
  const kpis = Array.from({ length: 240 }, (_, k) => ({
    hold: Math.round(100 * random.next()),
    talk: Math.round(300 * random.next()),
    ...(k % 20 === 0 ? { rare: k } : {}),
  }));
  const ids = await rows.interactions(
    kpis.map((each, k) => ({ kpis: each, team: k % 2 ? "North" : "South", touchpoint: "Call" })),
  );
  const scores = kpis.map(({ hold }) => 8 - (effect * hold) / 12 + 4 * (random.next() - 0.5));
  await rows.responses(
    await rows.survey(),
    scores.map((score, k) => ({
      interactionId: ids[k],
      nps: Math.max(0, Math.min(10, Math.round(score))),
    })),
  );
  return ctx;
}

async function driversOf(ctx: Context, question: PageQuestion = {}) {
  const { outcome } = await analysisChoices(ctx, question);
  if (!outcome) throw new Error("an outcome wanted");
  let panel = await driversPanel(ctx, question, outcome);
  while (panel.state === "computing") panel = await driversPanel(ctx, question, outcome);
  return panel;
}

async function matrixOf(ctx: Context, question: PageQuestion = {}) {
  let panel = await matrixPanel(ctx, question);
  while (panel.state === "computing") panel = await matrixPanel(ctx, question);
  return panel;
}

test("before there is an outcome there is nothing to choose", async () => {
  const choices = await analysisChoices(await db.context(), {});
  expect(choices).toMatchObject({ outcomes: [], outcome: undefined, teams: [] });
});

test("the page offers what there is to filter by, and the usual outcome first", async () => {
  const choices = await analysisChoices(await calls(1), { outcome: "customer.nonsense" });
  expect(choices).toMatchObject({ teams: ["North", "South"], touchpoints: ["Call"], channels: [] });
  expect(choices.outcome?.key).toBe("nps");
});

test("what moves the score is said in a sentence, what is rarely known is left out by name", async () => {
  const panel = await driversOf(await calls(1));
  if (panel.state !== "ready") throw new Error(panel.sentence);
  expect(panel.headline).toBe("One of two conditions clearly goes with the NPS answer: hold time.");
  expect(panel.sentences[0]?.text).toMatch(
    /^Hold time: with 50 s more, the NPS answer is [\d.]+ points lower\./,
  );
  expect(panel.leftOut).toEqual([
    { key: "kpi.rare", label: "Rarely measured", why: "known for 12 of 240" },
  ]);
});

test("where nothing moves the score, that is what is said", async () => {
  const panel = await driversOf(await calls(0));
  if (panel.state !== "ready") throw new Error(panel.sentence);
  expect(panel.headline).toBe(
    "No key driver found: none of the two conditions goes with the NPS answer beyond chance.",
  );
  expect(panel.sentences).toEqual([]);
});

test("filters narrow both panels, down to nothing, which is said", async () => {
  const ctx = await calls(1);
  const north = await driversOf(ctx, { team: ["North"] });
  expect(north.state === "ready" && north.answer.meta.n).toBe(120);
  const future = { from: "2030-01-01" };
  expect(await matrixOf(ctx, future)).toMatchObject({ state: "missing" });
  expect(await driversOf(ctx, future)).toEqual({
    state: "missing",
    sentence:
      "Nothing here has both the NPS answer and a condition: widen the filters, or bring KPIs.",
  });
});

test("the matrix runs from operational to experience", async () => {
  const panel = await matrixOf(await calls(1));
  if (panel.state !== "ready") throw new Error(panel.sentence);
  expect(panel.variables.map(({ key }) => key)).toEqual([
    "kpi.hold",
    "kpi.rare",
    "kpi.talk",
    "nps",
  ]);
  expect(panel.answer.cells).toHaveLength(6);
});

test("an outcome without any condition says what to bring", async () => {
  const ctx = await db.context();
  const rows = testRows(ctx);
  await rows.responses(await rows.survey(), [{ nps: 9 }, { nps: 3 }]);
  const panel = await driversOf(ctx);
  expect(panel).toMatchObject({ state: "missing" });
  expect(panel.state === "missing" && panel.sentence).toContain("import KPIs, or ask for ratings");
});
