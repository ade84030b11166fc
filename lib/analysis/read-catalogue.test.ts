import { expect, test } from "vitest";
import { readCatalogue } from "@/lib/analysis/read-catalogue";
import { testRows } from "@/lib/analysis/test-rows.store";
import { variables } from "@/lib/analysis/variables";
import { testDatabase } from "@/lib/db/test-database";

const db = testDatabase();
const now = () => new Date("2026-03-02T12:00:00Z");

test("an empty organisation has nothing to analyse, and says so without failing", async () => {
  const ctx = await db.context(now);
  const { data, groupings } = await variables(ctx, {});
  expect(data).toEqual([]);
  expect(groupings).toEqual([]);
});

test("KPIs, answers, customer fields and attributes are listed with level, kind, grain and n", async () => {
  const ctx = await db.context(now);
  const rows = testRows(ctx);
  const [, , uptime = ""] = await rows.kpis([
    { key: "fcr", label: "First contact resolution", direction: "higher" },
    { key: "hold", label: "Hold time", unit: "s" },
    { key: "uptime", level: "technical", grain: "period", direction: "higher" },
  ]);
  await rows.periods(uptime, [{ value: 99 }, { value: 98, periodStart: "2026-03-03" }]);
  const [ann = "", bob = ""] = await rows.customers([
    { clv: "120.50", segment: "gold", attributes: { age: 30, plan: "M", vip: true } },
    { clv: "80", segment: "blue", attributes: { age: "41", plan: "L", vip: false } },
  ]);
  const calls = await rows.interactions([
    { customerId: ann, team: "north", kpis: { hold: 10, fcr: 1 } },
    { customerId: bob, team: "south", kpis: { hold: 30, fcr: 0 } },
    { customerId: bob, team: "south", kpis: { hold: 50, fcr: 1 } },
  ]);
  const survey = await rows.survey([
    { key: "ease", role: "driver", kind: "scale", label: "Ease", scale: { min: 1, max: 5 } },
    { key: "why", role: "comment", kind: "text", label: "Why" },
  ]);
  await rows.responses(survey, [
    { interactionId: calls[0], customerId: ann, nps: 9, answers: { ease: 5, why: "9" } },
    { interactionId: calls[1], customerId: bob, nps: 3, answers: { ease: 3, why: "slow" } },
    { interactionId: calls[2], customerId: bob, nps: 7, answers: { ease: 4 } },
  ]);
  const { data, groupings } = await variables(ctx, {});
  const told = data.map(({ key, level, kind, grain, n, role }) => [
    key,
    level,
    kind,
    grain,
    n,
    role,
  ]);
  expect(told).toEqual([
    ["kpi.fcr", "operational", "binary", "interaction", 3, "driver"],
    ["kpi.hold", "operational", "continuous", "interaction", 3, "driver"],
    ["kpi.uptime", "technical", "binary", "period", 2, "driver"],
    ["nps", "experience", "ordinal", "interaction", 3, "outcome"],
    ["answer.ease", "experience", "ordinal", "interaction", 3, "driver"],
    ["customer.clv", "value", "continuous", "customer", 2, "outcome"],
    ["customer.attributes.age", "operational", "binary", "customer", 2, "driver"],
    ["customer.attributes.vip", "operational", "binary", "customer", 2, "driver"],
  ]);
  expect(data.find(({ key }) => key === "kpi.hold")).toMatchObject({
    label: "Hold time",
    unit: "s",
    direction: "lower",
  });
  expect(data.find(({ key }) => key === "answer.ease")?.scale).toEqual({ min: 1, max: 5 });
  expect(groupings).toEqual([
    { key: "interaction.team", label: "Team", n: 3 },
    { key: "customer.segment", label: "Segment", n: 2 },
    { key: "customer.attributes.plan", label: "plan", n: 2 },
  ]);
});

test("another organisation's variables are not seen", async () => {
  const [ours, theirs] = [await db.context(now), await db.context(now)];
  await testRows(theirs).customers([{ clv: "5" }]);
  expect((await readCatalogue(ours)).entries).toEqual([]);
  expect((await readCatalogue(theirs)).entries).toHaveLength(1);
});
