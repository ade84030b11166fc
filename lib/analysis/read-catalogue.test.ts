import { expect, test } from "vitest";
import { correlations } from "@/lib/analysis/correlations";
import { dayOf, readCatalogue } from "@/lib/analysis/read-catalogue";
import { scores } from "@/lib/analysis/scores";
import { CorrelationsRequest } from "@/lib/analysis/shapes";
import { testRows } from "@/lib/analysis/test-rows.store";
import { variables } from "@/lib/analysis/variables";
import { connect } from "@/lib/db/client";
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

const asked = CorrelationsRequest.parse({ variables: ["kpi.hold", "kpi.talk"] });

/** Calls whose time on hold is 0 or 1, until more are added. */
async function calls() {
  const ctx = await db.context(now);
  const rows = testRows(ctx);
  await rows.kpis([{ key: "hold" }, { key: "talk" }]);
  const call = (hold: number, k: number) => ({ kpis: { hold, talk: 100 + ((k * 37) % 11) } });
  await rows.interactions(Array.from({ length: 40 }, (_, k) => call(k % 2, k)));
  const more = () => rows.interactions(Array.from({ length: 9 }, (_, k) => call(k, k)));
  return { ctx, rows, more };
}

/** Nobody can count variables while this is done. */
async function uncounted(work: () => Promise<void>) {
  const owner = connect(db.ownerUrl(), 1);
  await owner.begin(async (sql) => {
    await sql`lock table kpi in access exclusive mode`;
    await work();
  });
  await owner.end();
}

test("what names its variables does not wait until all are counted again, and counts its own rows", async () => {
  const { ctx, more } = await calls();
  expect((await correlations(ctx, asked)).cells[0]?.n).toBe(40);
  await more();
  await uncounted(async () => {
    expect((await correlations(ctx, asked)).cells[0]?.n).toBe(49);
    expect((await scores(ctx, { metric: "nps", filter: {} })).meta.n).toBe(0);
  });
  const { data } = await variables(ctx, {});
  expect(data.map(({ n, kind }) => [n, kind])).toEqual([
    [49, "continuous"],
    [49, "continuous"],
  ]);
});

test("a variable that is new is waited for", async () => {
  const { ctx, rows } = await calls();
  await correlations(ctx, asked);
  await rows.kpis([{ key: "steps" }]);
  await rows.interactions(Array.from({ length: 9 }, (_, k) => ({ kpis: { hold: 1, steps: k } })));
  const withNew = { ...asked, variables: ["kpi.hold", "kpi.steps"] };
  expect((await correlations(ctx, withNew)).cells[0]?.n).toBe(9);
});

test("what was computed while a variable was still of another kind is computed again", async () => {
  const ctx = await db.context(now);
  const rows = testRows(ctx);
  const rated = { role: "driver", kind: "scale", label: "Rated", scale: { min: 1, max: 5 } };
  const survey = await rows.survey(["ease", "care"].map((key) => ({ ...rated, key })));
  const answer = (least: number) =>
    rows.responses(
      survey,
      Array.from({ length: 20 }, (_, k) => ({
        answers: { ease: least + (k % 2), care: 4 + (k % 3 ? 0 : 1) },
      })),
    );
  await answer(1);
  const pair = CorrelationsRequest.parse({ variables: ["answer.ease", "answer.care"] });
  const method = async () => (await correlations(ctx, pair)).cells[0]?.method;
  expect(await method()).toBe("pearson");
  await answer(2);
  // The third value of one of them is not counted yet.
  await uncounted(async () => expect(await method()).toBe("pearson"));
  expect((await variables(ctx, {})).data.map(({ kind }) => kind)).toEqual(["binary", "ordinal"]);
  expect(await method()).toBe("spearman");
});

test("what is made of amounts is of its day, because the day's rate converts them", async () => {
  const ctx = await db.context();
  const rows = testRows(ctx);
  await rows.customers([{ annualRevenue: "100", grossMargin: "0.4" }]);
  const { entries, settings } = await readCatalogue(ctx);
  const of = (key: string) => entries.filter(({ variable }) => variable.key === key);
  expect(dayOf(of("customer.annualRevenue"), settings)).toBe(settings.today);
  expect(of("customer.grossMargin")).toHaveLength(1);
  expect(dayOf(of("customer.grossMargin"), settings)).toBeNull();
});
