import { expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { customerValue, valueFit } from "@/lib/db/tables/value";
import { testDatabase } from "@/lib/db/test-database";
import { inTransaction } from "@/lib/db/transaction";
import { customers, publishedSurvey } from "@/lib/delivery/test-asking";
import { newId } from "@/lib/ground/ids";
import { considerInvitations } from "@/lib/touchpoints/consider-invitations";
import { createTrigger } from "@/lib/touchpoints/create-trigger";
import { CreateTrigger } from "@/lib/touchpoints/shapes";
import { simulateTrigger } from "@/lib/touchpoints/simulate-trigger";
import { stateOfPast } from "@/lib/touchpoints/simulation-run.store";
import { SimulateTrigger } from "@/lib/touchpoints/simulation-shapes";
import { decisionOf, interactions } from "@/lib/touchpoints/test-interactions";
import { tryInteraction } from "@/lib/touchpoints/try-trigger";

const db = testDatabase();
const noon = new Date("2026-03-10T12:00:00Z");

/** The organisation values its customers by a model, which says so much of these. */
async function estimated(ctx: Context, values: Readonly<Record<string, [string, number]>>) {
  const { organizationId } = ctx;
  const rows = Object.entries(values).map(([customerId, [model, clv]]) => ({
    ...{ organizationId, id: newId(), customerId, model, month: "2026-03-01", updatedAt: noon },
    ...{ clv, clvLow: 0, clvHigh: 9999, tier: 1 },
  }));
  const fit = { organizationId, id: newId(), result: {}, fittedAt: noon };
  await inTransaction(ctx, async (tx) => {
    await tx.db.insert(customerValue).values(rows);
    await tx.db.insert(valueFit).values({ ...fit, request: { model: "purchases" } });
  });
}

/** Worth 480 by their elements after two years: (600 × 0.5 − 10) × 2 − 100. */
const elements = {
  ...{ annualRevenue: "600", grossMargin: "0.5", costToServe: "10", acquisitionCost: "100" },
  acquiredAt: "2024-03-10",
};

test("a condition on a customer's value means what they are worth on every page", async () => {
  const ctx = await db.context(() => noon);
  const survey = await publishedSurvey(ctx);
  const one = async (change: object) => (await customers(ctx, 1, change))[0] ?? "";
  const people = {
    imported: await one({ clv: "900" }),
    "imported, though the model says more": await one({ clv: "10" }),
    estimated: await one({}),
    "estimated before they left": await one({ churnedAt: "2026-02-01" }),
    "estimated by a model of before": await one({}),
    "by elements": await one(elements),
    unknown: await one({}),
  };
  const before = await inTransaction(ctx, stateOfPast);
  await estimated(ctx, {
    [people["imported, though the model says more"]]: ["purchases", 900],
    [people.estimated]: ["purchases", 450],
    [people["estimated before they left"]]: ["purchases", 900],
    [people["estimated by a model of before"]]: ["simple", 900],
  });
  expect(await inTransaction(ctx, stateOfPast)).not.toBe(before);
  const conditions = [{ fact: "customer.clv", is: "at-least" as const, value: 440 }];
  await createTrigger(ctx, CreateTrigger.parse({ survey, conditions }));
  const occurredAt = new Date(noon.getTime() - 60_000);
  const calls = await interactions(
    ctx,
    Object.values(people).map((customerId) => ({ customerId, occurredAt })),
  );
  const worthIt = ["imported", "estimated", "by elements"];
  const nameOf = (n: number) => Object.keys(people)[n];
  const tried = await Promise.all(
    calls.map(async (id) => (await tryInteraction(ctx, { interaction: id })).decision),
  );
  expect(tried.flatMap((said, n) => (said === "invited" ? nameOf(n) : []))).toEqual(worthIt);
  const simulated = await simulateTrigger(ctx, SimulateTrigger.parse({ survey, conditions }));
  expect(simulated.asked).toEqual({ before: 3, after: 3 });
  await considerInvitations(ctx, calls);
  const decided = await Promise.all(calls.map(async (id) => (await decisionOf(ctx, id))?.decision));
  expect(decided.flatMap((said, n) => (said === "invited" ? nameOf(n) : []))).toEqual(worthIt);
});
