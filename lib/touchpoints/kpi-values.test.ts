import { expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { readCustomer } from "@/lib/customers/read";
import { testDatabase } from "@/lib/db/test-database";
import { BatchAnswer, OneOrMany } from "@/lib/ground/batch";
import { readKpis } from "@/lib/kpis/read";
import { readInteraction } from "./read-interaction";
import { recordInteractions } from "./record-interactions";
import { recordKpiValues } from "./record-kpi-values";

const db = testDatabase();
const record = async (ctx: Context, given: OneOrMany) =>
  BatchAnswer.parse(await recordKpiValues(ctx, given));
const many = (...items: unknown[]) => OneOrMany.parse({ items });

test("KPI values reach the interaction, the customer, or the period they were measured on", async () => {
  const ctx = await db.context();
  await recordInteractions(ctx, many({ externalId: "i", kpis: { hold: 1 } }));
  const { results } = await record(
    ctx,
    many(
      { kpi: "hold", value: 9, interaction: "i" },
      { kpi: "talk", value: 60, interaction: "i", unit: "s", direction: "lower" },
      { kpi: "tenure", value: 4.5, customer: "c" },
      { kpi: "uptime", value: 0.99, period: { start: "2026-01-01", team: "North" } },
      { kpi: "uptime", value: 0.98, period: { start: "2026-01-01" } },
    ),
  );
  expect(results.map(({ status }) => status)).toEqual([200, 200, 200, 201, 201]);
  const interaction = await readInteraction(ctx, { interactionId: results[0]?.id ?? "" });
  expect(interaction.kpis).toEqual({ hold: 9, talk: 60 });
  const customer = await readCustomer(ctx, { customerId: results[2]?.id ?? "" });
  expect(customer).toMatchObject({ externalId: "c", kpis: { tenure: 4.5 } });
  expect((await readKpis(ctx)).map(({ key, grain }) => [key, grain])).toEqual([
    ["hold", "interaction"],
    ["talk", "interaction"],
    ["tenure", "customer"],
    ["uptime", "period"],
  ]);
});

test("a value without its place, or in the wrong one, is refused alone", async () => {
  const ctx = await db.context();
  await recordInteractions(ctx, many({ externalId: "i", kpis: { hold: 1 } }));
  const { results } = await record(
    ctx,
    many(
      { kpi: "hold", value: 1 },
      { kpi: "hold", value: 1, interaction: "i", customer: "c" },
      { kpi: "hold", value: 1, interaction: "unknown" },
      { kpi: "hold", value: 1, customer: "c" },
      { kpi: "hold", value: "1", interaction: "i" },
      { kpi: "uptime", value: 1, period: { start: "2026-02-30" } },
      { kpi: "hold", value: 2, interaction: "i" },
    ),
  );
  expect(results.map(({ status }) => status)).toEqual([422, 422, 404, 422, 422, 422, 200]);
});

test("one value alone is answered as it was kept", async () => {
  const ctx = await db.context();
  const value = OneOrMany.parse({ kpi: "uptime", value: 1, period: { start: "2026-01-01" } });
  expect(await recordKpiValues(ctx, value)).toMatchObject({ kpi: "uptime", value: 1 });
});
