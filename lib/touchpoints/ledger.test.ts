import { expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { testDatabase } from "@/lib/db/test-database";
import { customers, publishedSurvey } from "@/lib/delivery/test-asking";
import { considerInvitations } from "@/lib/touchpoints/consider-invitations";
import { createTrigger } from "@/lib/touchpoints/create-trigger";
import { CountDecisions, ListDecisions, ReadCoverage } from "@/lib/touchpoints/ledger-shapes";
import { readCoverage, readLedger, readReasonsByDay } from "@/lib/touchpoints/read-ledger";
import { CreateTrigger } from "@/lib/touchpoints/shapes";
import { interactions } from "@/lib/touchpoints/test-interactions";
import { tryInteraction } from "@/lib/touchpoints/try-trigger";

const db = testDatabase();
const noon = new Date("2026-03-10T12:00:00Z");

/** Ann is asked, Eve has not consented, and of one call nobody knows the customer. */
async function setting() {
  const ctx: Context = await db.context(() => noon);
  const survey = await publishedSurvey(ctx);
  const trigger = await createTrigger(ctx, CreateTrigger.parse({ survey }));
  const [ann = ""] = await customers(ctx, 1, { name: "Ann_1", externalId: "caller-1", clv: "900" });
  const [eve = ""] = await customers(ctx, 1, { name: "Eve", consent: false, clv: "10" });
  const ids = await interactions(ctx, [
    { customerId: ann, externalId: "first", agent: "Ben", team: "north" },
    { customerId: eve, externalId: "second", agent: "Ben", team: "north" },
    { customerId: null, externalId: "third", agent: "Cem", team: "north" },
  ]);
  await considerInvitations(ctx, ids);
  return { ctx, survey, trigger, ann, ids };
}
const listed = async (ctx: Context, query: object = {}) =>
  (await readLedger(ctx, ListDecisions.parse(query))).data;

test("every decision is listed with the rules it met, and found by customer, interaction and reason", async () => {
  const { ctx, survey, trigger, ann } = await setting();
  expect(await listed(ctx)).toHaveLength(3);
  expect(await listed(ctx, { search: "caller-1" })).toMatchObject([
    {
      externalId: "first",
      customer: ann,
      decision: "invited",
      reasons: [],
      surveyId: survey,
      triggerId: trigger.id,
      dueAt: noon.toISOString(),
      invitationStatus: "scheduled",
    },
  ]);
  const found = async (query: object) =>
    (await listed(ctx, query)).map(({ externalId }) => externalId);
  expect(await found({ search: "second" })).toEqual(["second"]);
  expect(await found({ search: "ann_" })).toEqual(["first"]);
  expect(await found({ search: "%" })).toEqual([]);
  expect(await found({ reason: "no-consent" })).toEqual(["second"]);
  expect(await found({ reason: "invited" })).toEqual(["first"]);
  const first = await readLedger(ctx, ListDecisions.parse({ limit: 2 }));
  const rest = await listed(ctx, { limit: 2, cursor: first.nextCursor });
  expect([...first.data, ...rest].map(({ id }) => id)).toHaveLength(3);
  const stranger: Context = await db.context(() => noon);
  expect(await listed(stranger)).toEqual([]);
});

test("reasons are counted by day", async () => {
  const { ctx } = await setting();
  const { data } = await readReasonsByDay(ctx, CountDecisions.parse({}));
  expect(data).toEqual([
    { day: "2026-03-10", reason: "invited", count: 1 },
    { day: "2026-03-10", reason: "no-consent", count: 1 },
    { day: "2026-03-10", reason: "no-customer", count: 1 },
  ]);
  const later: Context = { ...ctx, now: () => new Date("2026-05-10T12:00:00Z") };
  expect((await readReasonsByDay(later, CountDecisions.parse({}))).data).toEqual([]);
});

test("coverage tells of whose interactions how many were asked about, and could have been", async () => {
  const { ctx } = await setting();
  const { data } = await readCoverage(ctx, ReadCoverage.parse({}));
  const none = { interactions: 0, asked: 0 };
  expect(data).toEqual([
    {
      key: "Ben",
      interactions: 2,
      unreachable: 1,
      asked: 1,
      answered: 0,
      valuable: { interactions: 1, asked: 1 },
      others: { interactions: 1, asked: 0 },
    },
    {
      ...{ key: "Cem", interactions: 1, unreachable: 1, asked: 0, answered: 0 },
      valuable: none,
      others: { interactions: 1, asked: 0 },
    },
  ]);
  const teams = await readCoverage(ctx, ReadCoverage.parse({ by: "team" }));
  expect(teams.data).toMatchObject([{ key: "north", interactions: 3, asked: 1 }]);
});

test("what would happen now is told of any interaction, and leaves no trace", async () => {
  const { ctx, trigger } = await setting();
  expect(await tryInteraction(ctx, { interaction: "first" })).toMatchObject({
    decision: "invited",
    trigger: trigger.id,
  });
  expect(await tryInteraction(ctx, { interaction: "third" })).toMatchObject({
    reason: "no-customer",
  });
  expect(await listed(ctx)).toHaveLength(3);
  const missing = { code: "not-found" };
  await expect(tryInteraction(ctx, { interaction: "x" })).rejects.toMatchObject(missing);
});
