import { expect, test } from "vitest";
import { drivers } from "@/lib/analysis/drivers";
import { DriversRequest } from "@/lib/analysis/shapes";
import { testRows } from "@/lib/analysis/test-rows.store";
import { testDatabase } from "@/lib/db/test-database";
import { seededRandom } from "@/lib/stats/random";

const db = testDatabase();

function request(keys: string[], more: object = {}) {
  return DriversRequest.parse({
    outcome: "nps",
    drivers: keys,
    bootstrap: { samples: 100 },
    ...more,
  });
}

/** Calls whose hold time, and nothing else, decides the answer; a fifth was not answered. */
async function calls(count: number) {
  const ctx = await db.context();
  const rows = testRows(ctx);
  await rows.kpis([{ key: "hold" }, { key: "talk" }, { key: "answered" }]);
  const random = seededRandom(3);
  const kpis = Array.from({ length: count }, () => ({
    hold: Math.round(100 * random.next()),
    talk: Math.round(300 * random.next()),
    answered: 1,
  }));
  const ids = await rows.interactions(kpis.map((each) => ({ kpis: each })));
  const answered = kpis.flatMap(({ hold }, k) =>
    k % 5 === 0
      ? []
      : [{ interactionId: ids[k], nps: Math.round(10 - hold / 12 + 2 * (random.next() - 0.5)) }],
  );
  await rows.responses(
    await rows.survey(),
    answered.map((each) => ({ ...each, nps: Math.max(0, Math.min(10, each.nps)) })),
  );
  return ctx;
}

test("the condition that moves the outcome is the key driver", async () => {
  const answer = await drivers(await calls(200), request(["kpi.hold", "kpi.talk"]));
  expect(answer.keyDrivers).toEqual(["kpi.hold"]);
  expect(answer.n).toBe(160);
  expect(answer.meta).toMatchObject({
    n: 160,
    excluded: { "no nps": 40 },
    grain: "interaction",
    seed: 1,
  });
  const hold = answer.drivers.find(({ key }) => key === "kpi.hold");
  expect(hold).toMatchObject({ better: "lower", betterFrom: "declared" });
  expect(hold?.coefficient).toBeLessThan(0);
});

test("a condition that never varies is named and left out", async () => {
  const answer = await drivers(await calls(100), request(["kpi.hold", "kpi.answered"]));
  expect(answer.dropped).toEqual([{ key: "kpi.answered", reason: "no-variation" }]);
  expect(answer.drivers.map(({ key }) => key)).toEqual(["kpi.hold"]);
});

test("the same seed gives the same answer", async () => {
  const ctx = await calls(60);
  const seeded = (seed: number) => request(["kpi.hold"], { bootstrap: { samples: 50, seed } });
  const [once, again, other] = [
    await drivers(ctx, seeded(5)),
    await drivers(ctx, seeded(5)),
    await drivers(ctx, seeded(6)),
  ];
  expect(again).toEqual(once);
  expect(other.drivers[0]?.lmgLow).not.toBe(once.drivers[0]?.lmgLow);
});

test("too few answers are refused in words that say what is missing", async () => {
  await expect(drivers(await calls(4), request(["kpi.hold"]))).rejects.toMatchObject({
    code: "invalid",
    reason: "too-few-rows",
    message: expect.stringContaining("are known for only 3 interactions"),
  });
});

test("an outcome cannot be among its own drivers", async () => {
  await expect(drivers(await calls(20), request(["kpi.hold", "nps"]))).rejects.toMatchObject({
    code: "invalid",
    fields: [{ path: "drivers.1", code: "is-outcome" }],
  });
});
