import { expect, test } from "vitest";
import { testDatabase } from "@/lib/db/test-database";
import { inTransaction } from "@/lib/db/transaction";
import { fitAndKeep } from "@/lib/value/analyse-value";
import { askForFit } from "@/lib/value/ask-for-fit";
import { findFitRun } from "@/lib/value/run.store";
import { runFit } from "@/lib/value/run-fit";
import { ValueRequest } from "@/lib/value/shapes";
import { simulatedBuyers, testPurchases } from "@/lib/value/test-purchases.store";
import { valuePage } from "@/lib/value/value-page";

const db = testDatabase();
const now = () => new Date("2026-01-05T12:00:00Z");
const request = ValueRequest.parse({ model: "purchases" });

test("a fit that was asked for is done once, and a second waits its turn", async () => {
  const ctx = await db.context(now);
  await testPurchases(ctx, simulatedBuyers(400, 4));
  await askForFit(ctx, request);
  expect((await valuePage(ctx)).run).toMatchObject({
    status: "queued",
    progress: 0,
    problem: null,
  });
  await expect(askForFit(ctx, request)).rejects.toMatchObject({ code: "conflict" });
  expect(await runFit(ctx)).toBe("fitted");
  expect(await runFit(ctx)).toBe("nothing to do");
  const page = await valuePage(ctx);
  expect(page.run).toMatchObject({ status: "ended", progress: 1, problem: null });
  expect(page.fit?.answer.customers.n).toBe(400);
  await askForFit(ctx, request);
});

test("what prevented a value is told, and whoever died is not waited for", async () => {
  const ctx = await db.context(now);
  await testPurchases(ctx, [{ days: [3], amounts: [10] }]);
  await askForFit(ctx, request);
  expect(await runFit(ctx)).toBe("no best fit");
  const run = await inTransaction(ctx, findFitRun);
  expect(run?.problem).toContain("Too few purchases");
  expect(run?.failed).toEqual(["purchases"]);
  await askForFit(ctx, request);
  const later = { ...ctx, now: () => new Date("2026-01-05T12:20:00Z") };
  await askForFit(later, request);
});

test("a model that gave no value is remembered while another is in use, until it gives one", async () => {
  const ctx = await db.context(now);
  await testPurchases(ctx, [{ days: [3], amounts: [10] }]);
  const failedAfter = async (model: "purchases" | "simple") => {
    await askForFit(ctx, ValueRequest.parse({ model }));
    await runFit(ctx);
    return (await inTransaction(ctx, findFitRun))?.failed;
  };
  expect(await failedAfter("purchases")).toEqual(["purchases"]);
  expect(await failedAfter("simple")).toEqual(["purchases", "simple"]);
  await testPurchases(ctx, simulatedBuyers(400, 4));
  expect(await failedAfter("purchases")).toEqual(["simple"]);
});

test("where nobody can be told how far a fit is, the fit fails, and nothing but the fit", async () => {
  const ctx = await db.context(now);
  await testPurchases(ctx, simulatedBuyers(400, 4));
  const unheard = () => Promise.reject(new Error("nobody hears"));
  await expect(fitAndKeep(ctx, request, unheard)).rejects.toThrow("nobody hears");
});
