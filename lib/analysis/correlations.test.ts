import { expect, test } from "vitest";
import { correlations } from "@/lib/analysis/correlations";
import { CorrelationsRequest } from "@/lib/analysis/shapes";
import { testRows } from "@/lib/analysis/test-rows.store";
import { testDatabase } from "@/lib/db/test-database";

const db = testDatabase();

function request(variables: string[], more: object = {}) {
  return CorrelationsRequest.parse({ variables, ...more });
}

/** Six calls of three customers with an answer each. */
async function calls() {
  const ctx = await db.context();
  const rows = testRows(ctx);
  await rows.kpis([{ key: "hold" }, { key: "answered" }]);
  const customers = await rows.customers([{ clv: "10" }, { clv: "30" }, { clv: "20" }]);
  const holds = [10, 20, 30, 40, 50, 60];
  const ids = await rows.interactions(
    holds.map((hold, k) => ({ customerId: customers[k % 3], kpis: { hold, answered: 1 } })),
  );
  const scores = [9, 10, 7, 8, 3, 1];
  await rows.responses(
    await rows.survey(),
    scores.map((nps, k) => ({ interactionId: ids[k], customerId: customers[k % 3], nps })),
  );
  return ctx;
}

test("ratings and conditions meet on interactions, by rank", async () => {
  const answer = await correlations(await calls(), request(["kpi.hold", "nps"]));
  expect(answer.cells).toHaveLength(1);
  const [cell] = answer.cells;
  expect(cell).toMatchObject({ n: 6, method: "spearman", grain: "interaction", status: "ok" });
  // Ranks 1–6 against 5, 6, 3, 4, 2, 1: squared differences 16 + 16 + 0 + 0 + 9 + 25 = 66.
  expect(cell?.r).toBeCloseTo(1 - (6 * 66) / (6 * 35), 12);
  expect(answer.meta).toMatchObject({ n: 6, excluded: {}, grain: "interaction" });
});

test("lifetime value meets the means of each customer's calls", async () => {
  const answer = await correlations(
    await calls(),
    request(["kpi.hold", "customer.clv"], { filter: {} }),
  );
  expect(answer.cells[0]).toMatchObject({ n: 3, grain: "customer", status: "too-few-rows" });
});

test("what never varies is named, and the other pairs still stand", async () => {
  const answer = await correlations(await calls(), request(["kpi.hold", "kpi.answered", "nps"]));
  const statuses = answer.cells.map(({ x, y, status, r }) => [x, y, status, r === null]);
  expect(statuses).toEqual([
    ["kpi.hold", "kpi.answered", "no-variation", true],
    ["kpi.hold", "nps", "ok", false],
    ["kpi.answered", "nps", "no-variation", true],
  ]);
  expect(JSON.stringify(answer)).not.toContain("NaN");
});

test("the method can be chosen", async () => {
  const ctx = await calls();
  const pearson = await correlations(ctx, request(["kpi.hold", "nps"], { method: "pearson" }));
  expect(pearson.cells[0]?.method).toBe("pearson");
  const kendall = await correlations(ctx, request(["kpi.hold", "nps"], { method: "kendall" }));
  expect(kendall.cells[0]?.r).toBeCloseTo((2 - 13) / 15, 12);
});

test("an unknown variable is refused by name", async () => {
  const asking = correlations(await calls(), request(["kpi.hold", "kpi.nothing"]));
  await expect(asking).rejects.toMatchObject({
    code: "invalid",
    fields: [{ path: "variables.1", code: "unknown-variable" }],
  });
});

test("who may not analyse is refused", async () => {
  const ctx = await calls();
  const key = { ...ctx, actor: { kind: "api-key", id: "k", scopes: ["read"] } as const };
  await expect(correlations(key, request(["kpi.hold", "nps"]))).rejects.toMatchObject({
    code: "forbidden",
  });
});
