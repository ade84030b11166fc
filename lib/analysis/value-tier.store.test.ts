import { expect, test } from "vitest";
import { settleChanges } from "@/lib/analysis/rollups/settle-changes";
import { scores } from "@/lib/analysis/scores";
import { ScoresRequest, type ValueTier } from "@/lib/analysis/shapes";
import { testRows } from "@/lib/analysis/test-rows.store";
import { testDatabase } from "@/lib/db/test-database";

const db = testDatabase();

test("a value tier is counted from its customers' answers, whatever the days add up to", async () => {
  const ctx = await db.context();
  const rows = testRows(ctx);
  const people = await rows.customers(
    Array.from({ length: 30 }, (_, k) => ({ clv: `${100 + k}` })),
  );
  await rows.responses(
    await rows.survey(),
    people.map((customerId, k) => ({ customerId, nps: k < 10 ? 10 : 0 })),
  );
  await settleChanges(ctx, { fewest: 1 });
  const npsOf = async (valueTiers: ValueTier[]) => {
    const request = ScoresRequest.parse({ metric: "nps", filter: { valueTiers } });
    const { groups } = await scores(ctx, request);
    return groups.map(({ n, value }) => [n, value]);
  };
  expect(await npsOf(["low"])).toEqual([[10, 100]]);
  expect(await npsOf(["middle", "high"])).toEqual([[20, -100]]);
});
