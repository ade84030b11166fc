import { expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { testRows } from "@/lib/analysis/test-rows.store";
import { whenThere } from "@/lib/analysis/test-when-there";
import { testDatabase } from "@/lib/db/test-database";
import { forgetScenario } from "@/lib/framework/forget-scenario";
import { frameworkPage } from "@/lib/framework/framework-page";
import { keepScenario } from "@/lib/framework/keep-scenario";
import { Improvement } from "@/lib/framework/shapes";
import { seededRandom } from "@/lib/stats/random";

const db = testDatabase();

/** Customers with a call each, in two teams: the longer on hold, the less they are worth. */
async function calls(ctx: Context): Promise<void> {
  const random = seededRandom(5);
  const hold = Array.from({ length: 120 }, () => 60 * random.next());
  const rows = testRows(ctx);
  await rows.kpis([{ key: "hold" }]);
  const ids = await rows.customers(
    hold.map((seconds) => ({ clv: String(500 - 3 * seconds + 40 * random.next()) })),
  );
  await rows.interactions(
    ids.map((customerId, i) => ({
      customerId,
      team: i % 3 === 0 ? "A" : "B",
      kpis: { hold: hold[i] ?? 0 },
    })),
  );
}

const shorter = (variable: string) =>
  Improvement.parse({ changes: [{ variable, delta: -10 }], cost: { once: 100 } });

test("kept what-ifs stand beside each other, computed from what is measured now", async () => {
  const ctx = await db.context();
  await calls(ctx);
  await keepScenario(ctx, { name: "Shorter", improvement: shorter("kpi.hold") });
  await keepScenario(ctx, { name: "Of something gone", improvement: shorter("kpi.gone") });
  const page = await whenThere(() => frameworkPage(ctx));
  expect(page.teams).toEqual(["A", "B"]);
  expect(page.teamShares["kpi.hold"]?.A).toBeCloseTo(1 / 3, 12);
  const [gone, kept] = page.scenarios;
  expect(gone).toMatchObject({ name: "Of something gone", answer: null });
  const { answer } = kept ?? {};
  // Ten seconds are worth about 30 each, to 120 customers, over three years.
  expect(answer?.portfolio?.median).toBeGreaterThan(3_000);
  expect(answer?.portfolio).toMatchObject({ customers: 120, years: 3 });
  expect(answer?.roi?.sensitivity.map(({ factor }) => factor).sort()).toEqual([
    "change",
    "cost",
    "effects",
    "horizon",
    "rampUp",
  ]);
  await forgetScenario(ctx, { scenarioId: gone?.id ?? "" });
  await forgetScenario(ctx, { scenarioId: gone?.id ?? "" });
  expect((await whenThere(() => frameworkPage(ctx))).scenarios.map(({ name }) => name)).toEqual([
    "Shorter",
  ]);
});

test("a name is given once, and an agent keeps nothing", async () => {
  const ctx = await db.context();
  const asked = { name: "Shorter", improvement: shorter("kpi.hold") };
  await keepScenario(ctx, asked);
  await expect(keepScenario(ctx, asked)).rejects.toMatchObject({ code: "conflict" });
  const actor = { kind: "member", id: "x", role: "agent", name: "", email: "" } as const;
  await expect(keepScenario({ ...ctx, actor }, asked)).rejects.toMatchObject({ code: "forbidden" });
});
