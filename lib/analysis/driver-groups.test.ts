import { expect, test } from "vitest";
import { driversByQuarter, driversByValue } from "@/lib/analysis/driver-groups";
import { testRows } from "@/lib/analysis/test-rows.store";
import { whenThere } from "@/lib/analysis/test-when-there";
import { testDatabase } from "@/lib/db/test-database";
import { seededRandom } from "@/lib/stats/random";

const db = testDatabase();

/** Calls in two quarters, one per customer, whose answers follow the time on hold. */
async function calls() {
  const ctx = await db.context();
  const rows = testRows(ctx);
  await rows.kpis([{ key: "hold", label: "Hold time", unit: "s" }]);
  const random = seededRandom(3);
  const customers = await rows.customers(
    Array.from({ length: 180 }, (_, k) => ({ clv: `${100 + k}` })),
  );
  const holds = customers.map(() => Math.round(100 * random.next()));
  const at = (k: number) => new Date(k % 2 ? "2026-02-03T10:00:00Z" : "2026-05-05T10:00:00Z");
  const ids = await rows.interactions(
    holds.map((hold, k) => ({ kpis: { hold }, customerId: customers[k], occurredAt: at(k) })),
  );
  await rows.responses(
    await rows.survey(),
    holds.map((hold, k) => ({
      interactionId: ids[k],
      customerId: customers[k],
      answeredAt: at(k),
      nps: Math.max(0, Math.min(10, Math.round(10 - hold / 12 + random.next()))),
    })),
  );
  return ctx;
}

test("importance by value tier and by quarter, on the rows of each", async () => {
  const ctx = await calls();
  const asked = { question: {}, outcome: "nps", drivers: ["kpi.hold"] };
  const byValue = await whenThere(() => driversByValue(ctx, asked));
  expect(byValue.map(({ label, n }) => [label.replace(/\d+ \w+$/, "…"), n])).toEqual([
    ["Lowest third, below …", 60],
    ["Middle third", 60],
    ["Highest third, from …", 60],
  ]);
  expect(byValue[0]?.shares[0]?.value).toBeGreaterThan(0.8);
  const byQuarter = await whenThere(() => driversByQuarter(ctx, asked));
  expect(byQuarter.map(({ key }) => key).slice(-2)).toEqual(["2026 Q1", "2026 Q2"]);
  expect(byQuarter.map(({ n }) => n).slice(-3)).toEqual([0, 90, 90]);
  const first = { ...asked, question: { to: "2026-03-31" } };
  const untilMarch = await whenThere(() => driversByQuarter(ctx, first));
  expect(untilMarch.at(-1)?.key).toBe("2026 Q1");
});

test("without a known value there are no tiers", async () => {
  const ctx = await db.context();
  const rows = testRows(ctx);
  await rows.kpis([{ key: "hold" }]);
  const ids = await rows.interactions([{ kpis: { hold: 3 } }, { kpis: { hold: 9 } }]);
  await rows.responses(await rows.survey(), [
    { nps: 9, interactionId: ids[0] },
    { nps: 3, interactionId: ids[1] },
  ]);
  const asked = { question: {}, outcome: "nps", drivers: ["kpi.hold"] };
  expect(await whenThere(() => driversByValue(ctx, asked))).toEqual([]);
});
