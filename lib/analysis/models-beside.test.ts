import { expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { drivers } from "@/lib/analysis/drivers";
import { modelsBeside } from "@/lib/analysis/models-beside";
import { DriversRequest, type Grain } from "@/lib/analysis/shapes";
import { testRows } from "@/lib/analysis/test-rows.store";
import { whenThere } from "@/lib/analysis/test-when-there";
import { testDatabase } from "@/lib/db/test-database";
import { seededRandom } from "@/lib/stats/random";

const db = testDatabase();

async function calls() {
  const ctx = await db.context();
  const rows = testRows(ctx);
  await rows.kpis([{ key: "hold" }, { key: "fixed" }]);
  const random = seededRandom(5);
  const holds = Array.from({ length: 200 }, () => Math.round(100 * random.next()));
  const ids = await rows.interactions(holds.map((hold) => ({ kpis: { hold, fixed: 1 } })));
  const nps = holds.map((hold) => Math.round(10 - hold / 15 + 3 * (random.next() - 0.5)));
  const answers = nps.map((score) => Math.max(0, Math.min(10, score)));
  await rows.responses(
    await rows.survey(),
    answers.map((score, k) => ({ interactionId: ids[k], nps: score })),
  );
  return ctx;
}

async function modelsOf(ctx: Context, grain?: Grain) {
  const keys = ["kpi.hold", "kpi.fixed"];
  const request = DriversRequest.parse({ outcome: "nps", drivers: keys, grain });
  const answer = await drivers(ctx, request);
  return whenThere(() => modelsBeside(ctx, request, answer));
}

test("the models have the drivers and the rows of the page", async () => {
  const { logistic, ordinal } = await modelsOf(await calls());
  expect(logistic).toMatchObject({ n: 200, terms: [{ key: "kpi.hold" }] });
  expect(ordinal).toMatchObject({ n: 200, terms: [{ key: "kpi.hold" }] });
});

test("averages of customers are no steps of a scale", async () => {
  const { logistic, ordinal } = await modelsOf(await calls(), "customer");
  expect(logistic).toMatchObject({ n: 200 });
  expect(ordinal).toBeNull();
});
