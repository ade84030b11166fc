import { expect, test } from "vitest";
import { scores } from "@/lib/analysis/scores";
import { ScoresRequest } from "@/lib/analysis/shapes";
import { testRows } from "@/lib/analysis/test-rows.store";
import { testDatabase } from "@/lib/db/test-database";

const db = testDatabase();

/** Twelve answers: six by phone in January (all promoters), six by web in March (half detractors). */
async function answers() {
  const ctx = await db.context();
  const rows = testRows(ctx);
  await rows.kpis([{ key: "hold" }]);
  const [ann] = await rows.customers([{ segment: "gold" }]);
  const phone = await rows.interactions(
    Array.from({ length: 6 }, (_, k) => ({ channel: "phone", kpis: { hold: k }, customerId: ann })),
  );
  const web = await rows.interactions(
    Array.from({ length: 6 }, (_, k) => ({ channel: "web", kpis: { hold: 10 + k } })),
  );
  const january = new Date("2026-01-31T12:00:00Z");
  await rows.responses(await rows.survey(), [
    ...phone.map((interactionId) => ({ interactionId, nps: 9, csat: 5, answeredAt: january })),
    ...web.map((interactionId, k) => ({ interactionId, nps: k % 2 ? 10 : 4, csat: 2 })),
  ]);
  return ctx;
}

const ask = (more: object) => ScoresRequest.parse({ metric: "nps", ...more });

test("everybody together have one score", async () => {
  const { groups, meta } = await scores(await answers(), ask({}));
  expect(groups).toHaveLength(1);
  expect(groups[0]).toMatchObject({ key: "all", n: 12, value: 50, promoters: 9, detractors: 3 });
  expect(meta).toMatchObject({ n: 12, excluded: {} });
});

test("over time, each month has its own score and interval", async () => {
  const { groups } = await scores(await answers(), ask({ by: "month" }));
  expect(groups.map(({ key, n, value }) => [key, n, value])).toEqual([
    ["2026-01", 6, 100],
    ["2026-03", 6, 0],
  ]);
});

test("by channel, by segment and by a measurement in fifths", async () => {
  const ctx = await answers();
  const keys = async (by: string) =>
    (await scores(ctx, ask({ by }))).groups.map(({ key, n }) => [key, n]);
  expect(await keys("interaction.channel")).toEqual([
    ["phone", 6],
    ["web", 6],
  ]);
  expect(await keys("customer.segment")).toEqual([["gold", 6]]);
  expect((await keys("kpi.hold")).length).toBe(5);
  expect((await scores(ctx, ask({ by: "customer.segment" }))).meta.excluded).toEqual({
    "no customer.segment": 6,
  });
});

test("satisfaction has a share and a mean", async () => {
  const { groups } = await scores(await answers(), ask({ metric: "csat" }));
  expect(groups[0]).toMatchObject({ n: 12, value: 0.5, mean: 3.5 });
});

test("no answers, no groups; an unknown group is refused", async () => {
  const ctx = await db.context();
  expect((await scores(ctx, ask({}))).groups).toEqual([]);
  await expect(scores(ctx, ask({ by: "kpi.none" }))).rejects.toMatchObject({ code: "invalid" });
});
