import { expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { testRows } from "@/lib/analysis/test-rows.store";
import { testDatabase } from "@/lib/db/test-database";
import { fittedFramework, framework } from "@/lib/framework/framework";
import { FrameworkRequest, WhatIfRequest } from "@/lib/framework/shapes";
import { whatIf } from "@/lib/framework/what-if";
import { seededRandom } from "@/lib/stats/random";
import { leastSquares } from "@/lib/stats/regression";

const db = testDatabase();
const ask = (ctx: Context) => framework(ctx, FrameworkRequest.parse({}));

/** Two imports: calls with hold time and transfers, and meter readings with failures. */
async function twoImports(ctx: Context, calls: number, readings: number) {
  const random = seededRandom(3);
  const rows = testRows(ctx);
  await rows.kpis([{ key: "failures", level: "technical" }, { key: "hold" }, { key: "transfers" }]);
  const kpis = [
    ...Array.from({ length: calls }, () => ({ hold: random.next(), transfers: random.next() })),
    ...Array.from({ length: readings }, () => ({ failures: random.next() })),
  ];
  const clv = kpis.map((each) => 100 - ("hold" in each ? 20 * each.hold : 0) + random.next());
  const ids = await rows.customers(clv.map((value) => ({ clv: String(value) })));
  await rows.interactions(kpis.map((each, i) => ({ customerId: ids[i] ?? null, kpis: each })));
  return { kpis, clv };
}

test("a KPI that nobody has beside the others leaves the chain, which is exact on who has the rest", async () => {
  const ctx = await db.context();
  const { kpis, clv } = await twoImports(ctx, 60, 200);
  const { equations, leftOut, dropped, coverage } = await ask(ctx);
  const failures = { key: "kpi.failures", reason: "too-few-rows", known: 200 };
  expect(leftOut).toEqual([
    // Failures are what two calls' KPIs would have been explained by.
    // Without them no arrow of interactions stays, and nothing is measured on any.
    { ...failures, grain: "interaction", unit: "interaction", n: null },
    { ...failures, grain: "customer", unit: "customer", n: 60 },
  ]);
  expect(coverage).toEqual([]);
  const had = kpis.flatMap((each, i) =>
    "hold" in each ? [{ ...each, clv: clv[i] ?? Number.NaN }] : [],
  );
  const expected = leastSquares(
    [Float64Array.from(had, (each) => each.hold), Float64Array.from(had, (each) => each.transfers)],
    Float64Array.from(had, (each) => each.clv),
  );
  const value = equations.find(({ outcome }) => outcome === "customer.clv");
  expect(value?.n).toBe(60);
  value?.terms.forEach(({ coefficient }, j) => {
    expect(coefficient).toBeCloseTo(expected.coefficients[j] ?? 0, 9);
  });
  expect(dropped).toContainEqual({
    ...{ outcome: "customer.clv", key: "kpi.failures", reason: "too-few-rows" },
  });
});

test("a sum over all customers says on how many of them it is measured", async () => {
  const ctx = await db.context();
  await twoImports(ctx, 60, 200);
  const { value } = await fittedFramework(ctx, FrameworkRequest.parse({}));
  expect(value).toMatchObject({ customersWithValue: 260, customersMeasured: 60 });
  const changes = [{ variable: "kpi.hold", delta: -0.1 }];
  const { portfolio, assumptions } = await whatIf(ctx, WhatIfRequest.parse({ changes }));
  expect(portfolio?.customers).toBe(260);
  expect(assumptions.at(-1)).toMatch(/^What leads to value is measured on 60 of 260 customers/);
  const whole = await db.context();
  await twoImports(whole, 60, 0);
  const all = await whatIf(whole, WhatIfRequest.parse({ changes }));
  expect(all.assumptions.join(" ")).not.toContain("is measured on");
});

test("the arrow on the way to value that fewest customers carry says on how many it is measured", async () => {
  const ctx = await db.context();
  const random = seededRandom(5);
  const rows = testRows(ctx);
  await rows.kpis([{ key: "hold" }, { key: "beside" }]);
  const people = Array.from({ length: 200 }, (_, i) => ({
    i,
    nps: Math.floor(11 * random.next()),
  }));
  const ids = await rows.customers(people.map(({ nps }) => ({ clv: String(nps + random.next()) })));
  const calls = await rows.interactions(
    people.map(({ i, nps }) => ({
      customerId: ids[i] ?? null,
      kpis: {
        ...(i < 60 ? { hold: random.next() - nps } : {}),
        ...(i < 40 ? { beside: random.next() } : {}),
      },
    })),
  );
  await rows.responses(
    await rows.survey(),
    people.map(({ i, nps }) => ({ customerId: ids[i], interactionId: calls[i] ?? null, nps })),
  );
  const chain = (...edges: [string, string][]) =>
    fittedFramework(ctx, FrameworkRequest.parse({ edges }));
  const toValue: [string, string] = ["nps", "customer.clv"];
  const short = await chain(toValue);
  expect(short.value).toMatchObject({ customersWithValue: 200, customersMeasured: 200 });
  const long = await chain(["kpi.hold", "nps"], toValue);
  const counts = long.value.equations.map(({ grain, n }) => [grain, n]);
  expect(counts).toEqual([
    ["interaction", 60],
    ["customer", 200],
  ]);
  expect(long.value).toMatchObject({ customersWithValue: 200, customersMeasured: 60 });
  const aside = await chain(["kpi.hold", "kpi.beside"], toValue);
  expect(aside.value.equations.map(({ n }) => n)).toEqual([40, 200]);
  expect(aside.value).toMatchObject({ customersMeasured: 200 });
});

test("where nothing can leave, it is said how many have each, and how many would do without it", async () => {
  const ctx = await db.context();
  await twoImports(ctx, 9, 12);
  const { equations, leftOut, coverage } = await ask(ctx);
  expect([equations, leftOut]).toEqual([[], []]);
  const perCustomer = coverage.find(({ grain }) => grain === "customer");
  expect(perCustomer).toMatchObject({ n: 0 });
  expect(perCustomer?.variables).toContainEqual({ key: "kpi.failures", known: 12, without: 9 });
  expect(perCustomer?.variables).toContainEqual({ key: "kpi.hold", known: 9, without: 0 });
});
