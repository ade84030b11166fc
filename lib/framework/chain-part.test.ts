import { expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { testRows } from "@/lib/analysis/test-rows.store";
import { whenThere } from "@/lib/analysis/test-when-there";
import { testDatabase } from "@/lib/db/test-database";
import { ChainPart, filterOf, partName } from "@/lib/framework/chain-part";
import { frameworkPage } from "@/lib/framework/framework-page";
import { seededRandom } from "@/lib/stats/random";

const db = testDatabase();

/** Calls of two teams about two things: waiting costs team A's customers much, and B's nothing. */
async function calls(ctx: Context): Promise<void> {
  const random = seededRandom(7);
  const rows = testRows(ctx);
  await rows.kpis([{ key: "hold" }]);
  const all = Array.from({ length: 160 }, (_, i) => ({
    ...{ hold: 60 * random.next(), team: i % 2 === 0 ? "A" : "B" },
    touchpoint: i % 4 < 2 ? "billing" : "delivery",
  }));
  const ids = await rows.customers(
    all.map(({ hold, team }) => ({
      clv: String(500 - (team === "A" ? 5 * hold : 0) + 20 * random.next()),
    })),
  );
  await rows.interactions(
    all.map(({ hold, ...where }, i) => ({ customerId: ids[i] ?? null, kpis: { hold }, ...where })),
  );
}

const arrow = async (ctx: Context, part: ChainPart) => {
  const page = await whenThere(() => frameworkPage(ctx, part));
  const equation = page.equations.find(({ outcome }) => outcome === "customer.clv");
  return { page, coefficient: equation?.terms[0]?.coefficient, n: equation?.n };
};

test("the chain of a team and of a touchpoint is measured on their rows alone", async () => {
  const ctx = await db.context();
  await calls(ctx);
  const everybody = await arrow(ctx, {});
  expect(everybody.page.offered).toEqual({
    teams: ["A", "B"],
    touchpoints: ["billing", "delivery"],
  });
  expect(everybody.n).toBe(160);
  const a = await arrow(ctx, { ofTeam: "A" });
  expect(a).toMatchObject({ n: 80, coefficient: expect.closeTo(-5, 0) });
  expect((await arrow(ctx, { ofTeam: "B" })).coefficient).toBeCloseTo(0, 0);
  expect((await arrow(ctx, { ofTeam: "A", ofTouchpoint: "billing" })).n).toBe(40);
  expect((await arrow(ctx, { ofTeam: "nobody" })).page.equations).toEqual([]);
});

test("an address says which part, and one changed by hand means everybody", () => {
  const part = ChainPart.parse({ ofTeam: "A", ofTouchpoint: ["x", "y"], team: "B" });
  expect([partName(part), filterOf(part)]).toEqual(["A", { teams: ["A"] }]);
  expect([partName({}), filterOf({})]).toEqual(["", {}]);
});
