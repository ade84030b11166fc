import { expect, test } from "vitest";
import { testRows } from "@/lib/analysis/test-rows.store";
import { testDatabase } from "@/lib/db/test-database";
import { inTransaction } from "@/lib/db/transaction";
import { keepEstimates, newestEstimates } from "@/lib/value/estimates.store";

const db = testDatabase();

test("a customer's newest estimate is that of the newest month, or else of the last they have, by the model in use", async () => {
  const ctx = await db.context();
  const ids = await testRows(ctx).customers([{}, {}, {}, {}]);
  const keep = (month: string, model: string, clv: readonly number[]) => {
    const values = Float64Array.from(clv);
    const unknown = values.map(() => Number.NaN);
    const estimates = {
      ...{ of: Int32Array.from(clv.keys()), clv: values, clvLow: values, clvHigh: values },
      ...{ probabilityAlive: unknown, expectedTransactions: unknown },
    };
    const kept = {
      month,
      model,
      ids,
      estimates,
      tiers: new Uint8Array(clv.length).fill(1),
    };
    return inTransaction(ctx, (tx) => keepEstimates(tx, kept, async () => undefined));
  };
  await keep("2026-01-01", "simple", [5, 50, 500]);
  await keep("2026-02-01", "contractual", [6, 60, 600]);
  await keep("2026-03-01", "simple", [7, 70]);
  await keep("2026-04-01", "simple", [9]);
  const found = await inTransaction(ctx, (tx) =>
    tx.db.execute<{ id: string; clv: number }>(newestEstimates(tx.organizationId, "simple")),
  );
  expect(new Map(found.map(({ id, clv }) => [id, clv]))).toEqual(
    new Map([
      [ids[0], 9],
      [ids[1], 70],
    ]),
  );
});
