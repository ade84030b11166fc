import { expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { testRows } from "@/lib/analysis/test-rows.store";
import { testDatabase } from "@/lib/db/test-database";
import { framework } from "@/lib/framework/framework";
import { FrameworkRequest, WhatIfRequest } from "@/lib/framework/shapes";
import { whatIf } from "@/lib/framework/what-if";
import { describeKpi } from "@/lib/kpis/describe-kpi";
import { fitPathModel } from "@/lib/stats/path-model";
import { seededRandom } from "@/lib/stats/random";

const db = testDatabase();
const edges: [string, string][] = [
  ["kpi.outage", "kpi.hold"],
  ["kpi.hold", "nps"],
  ["kpi.outage", "nps"],
  ["nps", "customer.clv"],
];

/** Customers with one call each: outage → hold → NPS → value, two teams. */
async function contactCentre(ctx: Context, customers: number) {
  const random = seededRandom(11);
  const noise = () => Array.from({ length: 12 }, random.next).reduce((a, b) => a + b) - 6;
  const outage = Array.from({ length: customers }, noise);
  const hold = outage.map((x) => 0.6 * x + noise());
  const nps = hold.map((x, i) => {
    const score = 7 - 0.8 * x - 0.2 * (outage[i] ?? 0) + noise();
    return Math.min(10, Math.max(0, Math.round(score)));
  });
  const clv = nps.map((x) => 100 + 30 * x + 40 * noise());
  const rows = testRows(ctx);
  await rows.kpis([{ key: "outage", level: "technical" }, { key: "hold" }]);
  const ids = await rows.customers(clv.map((value) => ({ clv: String(value) })));
  const calls = await rows.interactions(
    ids.map((customerId, i) => ({
      customerId,
      team: i % 4 === 0 ? "A" : "B",
      kpis: { outage: outage[i] ?? 0, hold: hold[i] ?? 0 },
    })),
  );
  const classOf = (score: number) =>
    score >= 9 ? "promoter" : score >= 7 ? "passive" : "detractor";
  await rows.responses(
    await rows.survey(),
    ids.map((customerId, i) => ({
      customerId,
      interactionId: calls[i] ?? null,
      nps: nps[i] ?? 0,
      class: classOf(nps[i] ?? 0),
    })),
  );
  return { outage, hold, nps, clv };
}

test("each arrow is least squares, and effects through others carry their own limits", async () => {
  const ctx = await db.context();
  const data = await contactCentre(ctx, 400);
  const answer = await framework(ctx, FrameworkRequest.parse({ edges }));
  const expected = fitPathModel(
    [data.outage, data.hold, data.nps, data.clv],
    [
      { outcome: 1, inputs: [0] },
      { outcome: 2, inputs: [1, 0] },
      { outcome: 3, inputs: [2] },
    ],
  );
  expect(answer.equations.map(({ outcome }) => outcome)).toEqual([
    "kpi.hold",
    "nps",
    "customer.clv",
  ]);
  answer.equations.forEach(({ terms, r2, n }, k) => {
    expect(n).toBe(400);
    expect(r2).toBeCloseTo(expected[k]?.fit.rSquared ?? 0, 9);
    terms.forEach(({ coefficient, standardised }, j) => {
      expect(coefficient).toBeCloseTo(expected[k]?.fit.coefficients[j] ?? 0, 9);
      expect(standardised).toBeCloseTo(expected[k]?.fit.beta[j] ?? 0, 9);
    });
  });
  const effect = answer.effects.find(
    ({ from, to }) => from === "kpi.outage" && to === "customer.clv",
  );
  expect(effect?.direct).toBe(0);
  expect(effect?.total).toBeLessThan(0);
  expect(effect?.ciHigh).toBeLessThan(0);
  expect(effect?.ciLow).toBeLessThan(effect?.total ?? 0);
});

test("without edges every level stands on all levels below it; retention in value is arithmetic", async () => {
  const ctx = await db.context();
  await contactCentre(ctx, 200);
  const answer = await framework(ctx, FrameworkRequest.parse({}));
  const arrows = answer.equations.flatMap(({ outcome, terms }) =>
    terms.map(({ key }) => `${key}>${outcome}`),
  );
  expect(arrows.sort()).toEqual([
    "kpi.hold>customer.clv",
    "kpi.hold>nps",
    "kpi.outage>customer.clv",
    "kpi.outage>kpi.hold",
    "kpi.outage>nps",
    "nps>customer.clv",
  ]);
});

test("a computed KPI is a variable like any other, and what it is made of is no evidence for it", async () => {
  const ctx = await db.context();
  await contactCentre(ctx, 200);
  await describeKpi(ctx, { key: "twice", formula: "2 * hold + 1", level: "strategic" });
  const { variables, equations } = await framework(ctx, FrameworkRequest.parse({}));
  expect(variables.find(({ key }) => key === "kpi.twice")).toMatchObject({ n: 200 });
  const terms = equations.find(({ outcome }) => outcome === "kpi.twice")?.terms ?? [];
  expect(terms.filter(({ byConstruction }) => byConstruction)).toMatchObject([
    { key: "kpi.hold", coefficient: expect.closeTo(2, 6) },
  ]);
});

test("circles and strangers are refused, and an empty organisation has an empty picture", async () => {
  const ctx = await db.context();
  expect(await framework(ctx, FrameworkRequest.parse({}))).toMatchObject({ equations: [] });
  await contactCentre(ctx, 50);
  const circle = FrameworkRequest.parse({
    edges: [
      ["kpi.hold", "nps"],
      ["nps", "kpi.hold"],
    ],
  });
  await expect(framework(ctx, circle)).rejects.toMatchObject({ code: "invalid" });
  const stranger = FrameworkRequest.parse({ edges: [["kpi.unheard", "nps"]] });
  await expect(framework(ctx, stranger)).rejects.toMatchObject({ code: "invalid" });
});

test("a what-if carries a change to value with its bands, and a team's change by its share", async () => {
  const ctx = await db.context();
  await contactCentre(ctx, 400);
  const ask = (request: object) => whatIf(ctx, WhatIfRequest.parse({ edges, ...request }));
  const all = await ask({ changes: [{ variable: "kpi.hold", delta: -0.5 }] });
  const { effects } = await framework(ctx, FrameworkRequest.parse({ edges }));
  const total = effects.find(({ from, to }) => from === "kpi.hold" && to === "customer.clv")?.total;
  const clv = all.effects.find(({ variable }) => variable === "customer.clv");
  expect((clv?.median ?? 0) / (-0.5 * (total ?? 1))).toBeCloseTo(1, 1);
  expect(clv?.low95).toBeLessThan(clv?.low80 ?? 0);
  expect(clv?.high95).toBeGreaterThan(clv?.high80 ?? 0);
  expect(all.portfolio).toMatchObject({
    customers: 400,
    median: expect.closeTo(400 * (clv?.median ?? 0), 6),
  });
  expect(all.warnings).toEqual([]);

  const change = { variable: "kpi.hold", delta: -0.5, filter: { teams: ["A"] } };
  const quarter = await ask({ changes: [change] });
  expect(quarter.portfolio?.median).toBeCloseTo((all.portfolio?.median ?? 0) / 4, 6);
});

test("what is kept answers at once; a cost has a return; going beyond the data is flagged", async () => {
  const ctx = await db.context();
  await contactCentre(ctx, 300);
  const request = WhatIfRequest.parse({
    edges,
    changes: [{ variable: "kpi.hold", delta: -50 }],
    cost: { once: 1_000, perYear: 500 },
    horizonYears: 2,
  });
  const first = await whatIf(ctx, request);
  expect(first.roi).toMatchObject({ cost: 2_000, probabilityPays: 1 });
  expect(first.roi?.paybackYears).toBeLessThan(2);
  expect(first.warnings).toMatchObject([{ code: "extrapolation", variable: "kpi.hold" }]);
  expect(await whatIf(ctx, request)).toEqual(first);
  const stranger = WhatIfRequest.parse({ edges, changes: [{ variable: "ces", delta: 1 }] });
  await expect(whatIf(ctx, stranger)).rejects.toMatchObject({ code: "invalid" });
});
