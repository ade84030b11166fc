import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { eraseCustomer } from "@/lib/customers/erase-customer";
import { invitation } from "@/lib/db/tables/delivery";
import { exchangeRate } from "@/lib/db/tables/value";
import { testDatabase } from "@/lib/db/test-database";
import { inTransaction } from "@/lib/db/transaction";
import { customers, invited, publishedSurvey } from "@/lib/delivery/test-asking";
import { newId } from "@/lib/ground/ids";
import { considerInvitations } from "@/lib/touchpoints/consider-invitations";
import { createTrigger } from "@/lib/touchpoints/create-trigger";
import { editTrigger } from "@/lib/touchpoints/edit-trigger";
import {
  CountDecisions,
  LedgerQuery,
  ListDecisions,
  ReadCoverage,
} from "@/lib/touchpoints/ledger-shapes";
import { readInteraction } from "@/lib/touchpoints/read-interaction";
import {
  readAskedOtherwise,
  readCoverage,
  readLedger,
  readReasonsByDay,
} from "@/lib/touchpoints/read-ledger";
import { readTriggerNames } from "@/lib/touchpoints/read-triggers";
import { CreateTrigger } from "@/lib/touchpoints/shapes";
import { decisionOf, interactions } from "@/lib/touchpoints/test-interactions";
import { tryInteraction } from "@/lib/touchpoints/try-trigger";

const db = testDatabase();
const noon = new Date("2026-03-10T12:00:00Z");

/** Ann is asked, Eve has not consented, and of one call nobody knows the customer. */
async function setting() {
  const ctx: Context = await db.context(() => noon);
  const survey = await publishedSurvey(ctx);
  const trigger = await createTrigger(ctx, CreateTrigger.parse({ survey }));
  const [ann = ""] = await customers(ctx, 1, {
    ...{ name: "Ann_1", email: "ann@example.com", externalId: "caller-1", clv: "900" },
  });
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
  expect(await found({ search: ann })).toEqual(["first"]);
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

test("why an invitation was called off is told in words, wherever it is read", async () => {
  const { ctx, trigger, ann, ids } = await setting();
  const told = async () => (await listed(ctx, { search: ann }))[0]?.invitationState;
  expect(await told()).toMatchObject({ status: "scheduled", failure: null });
  await editTrigger(ctx, { triggerId: trigger.id, active: false });
  const state = {
    ...{ status: "cancelled", channel: "email", failure: "Its trigger was switched off." },
    explanation: "Called off: Its trigger was switched off",
  };
  expect(await told()).toMatchObject(state);
  const [interactionId = ""] = ids;
  const one = await readInteraction(ctx, { interactionId });
  expect(one.invitationState).toMatchObject(state);
  await eraseCustomer(ctx, { customerId: ann });
  expect((await readInteraction(ctx, { interactionId })).invitationState).toMatchObject({
    explanation: "Called off: Customer was erased",
  });
  expect(await readTriggerNames(ctx)).toEqual({
    [trigger.id]: { name: "", survey: "After a call" },
  });
});

test("an ask that waits says for what, and until when", async () => {
  const { ctx, trigger, ann } = await setting();
  const window = { weekdays: [1, 2, 3, 4, 5, 6, 7], from: "14:00", until: "18:00" };
  await editTrigger(ctx, { triggerId: trigger.id, window, restPeriodSeconds: 0 });
  await considerInvitations(ctx, await interactions(ctx, [{ customerId: ann }]));
  const [latest] = await listed(ctx, { search: "caller-1" });
  expect(latest).toMatchObject({
    moved: ["window"],
    invitationState: { dueAt: latest?.dueAt, explanation: "Waits until the next sending window" },
  });
});

test("what a customer was asked by a round or by hand is found with them, and marked", async () => {
  const { ctx, survey, ann } = await setting();
  const asked = (query: object) => readAskedOtherwise(ctx, LedgerQuery.parse(query));
  expect(await asked({ search: "Ann_1" })).toEqual([]);
  const [byHand = ""] = await invited(ctx, survey, [ann]);
  for (const search of ["ann_", "caller-1", ann]) {
    expect(await asked({ search })).toMatchObject([
      { id: byHand, roundId: null, customerId: ann, state: { status: "scheduled" } },
    ]);
  }
  expect(await asked({ search: "Eve" })).toEqual([]);
  expect(await asked({})).toEqual([]);
  const stranger: Context = await db.context(() => noon);
  expect(await readAskedOtherwise(stranger, LedgerQuery.parse({ search: "ann_" }))).toEqual([]);
});

test("reasons are counted by day", async () => {
  const { ctx } = await setting();
  const { data } = await readReasonsByDay(ctx, CountDecisions.parse({}));
  expect(data).toEqual([
    { day: "2026-03-10", reason: "invited", count: 1 },
    { day: "2026-03-10", reason: "no-consent", count: 1 },
    { day: "2026-03-10", reason: "no-customer", count: 1 },
  ]);
  expect(await readReasonsByDay(ctx, CountDecisions.parse({}), 2)).toMatchObject({
    since: noon.toISOString(),
  });
  const later: Context = { ...ctx, now: () => new Date("2026-05-10T12:00:00Z") };
  expect((await readReasonsByDay(later, CountDecisions.parse({}))).data).toEqual([]);
});

const none = { interactions: 0, unreachable: 0, asked: 0, waiting: 0, answered: 0 };

test("coverage tells of whose interactions how many were asked about, and could have been", async () => {
  const { ctx } = await setting();
  const { data } = await readCoverage(ctx, ReadCoverage.parse({}));
  const ben = { interactions: 2, unreachable: 1, asked: 1, waiting: 1, answered: 0 };
  const cem = { ...none, interactions: 1, unreachable: 1 };
  const nobody = { highest: none, middle: none, lowest: none };
  // Of two values no thirds are made.
  expect(data).toEqual([
    { key: "Ben", ...ben, byValue: { ...nobody, unknown: ben } },
    { key: "Cem", ...cem, byValue: { ...nobody, unknown: cem } },
  ]);
  const teams = await readCoverage(ctx, ReadCoverage.parse({ by: "team" }));
  expect(teams.data).toMatchObject([{ key: "north", interactions: 3, asked: 1 }]);
});

test("of more than are counted coverage tells of the latest, and since when", async () => {
  const { ctx } = await setting();
  const minutesLater = (minutes: number): Context => ({
    ...ctx,
    now: () => new Date(noon.getTime() + minutes * 60_000),
  });
  for (const minutes of [1, 2, 3]) {
    const [customerId = ""] = await customers(ctx, 1);
    const ids = await interactions(ctx, [{ customerId, agent: "Dan" }]);
    await considerInvitations(minutesLater(minutes), ids);
  }
  const query = ReadCoverage.parse({});
  const all = await readCoverage(minutesLater(4), query);
  expect(all.whole).toBe(true);
  expect(all.data).toHaveLength(3);
  const some = await readCoverage(minutesLater(4), query, 1);
  expect(some).toMatchObject({ whole: false, since: minutesLater(2).now().toISOString() });
  expect(some.data).toMatchObject([{ key: "Dan", interactions: 2, asked: 2 }]);
});

test("who never got a request was not asked; who is still to get it, or got it before, was", async () => {
  const { ctx, trigger } = await setting();
  const people = await customers(ctx, 6);
  const rows = people.map((customerId) => ({ customerId, agent: "Dan" }));
  await considerInvitations(ctx, await interactions(ctx, rows));
  const became = [
    // Without a mail server it lies in the outbox.
    { status: "kept" as const },
    { status: "failed" as const },
    { status: "sent" as const, sentAt: noon },
    { status: "answered" as const, sentAt: noon },
    // Only its reminder was called off.
    { status: "cancelled" as const, sentAt: noon },
  ];
  const counted = async () =>
    (await readCoverage(ctx, ReadCoverage.parse({}))).data.find(({ key }) => key === "Dan");
  await inTransaction(ctx, async (tx) => {
    for (const [place, change] of became.entries()) {
      const theirs = eq(invitation.customerId, people[place] ?? "");
      await tx.db
        .update(invitation)
        .set(change)
        .where(and(eq(invitation.organizationId, tx.organizationId), theirs));
    }
  });
  expect(await counted()).toMatchObject({ interactions: 6, asked: 4, waiting: 1, answered: 1 });
  // Switched off before the last one's hour.
  await editTrigger(ctx, { triggerId: trigger.id, active: false });
  expect(await counted()).toMatchObject({ interactions: 6, asked: 3, waiting: 0, answered: 1 });
});

test("whose customers of one value are asked and answer less shows, in one currency", async () => {
  const { ctx } = await setting();
  await inTransaction(ctx, (tx) => {
    const { organizationId } = tx;
    const dollar = { currency: "USD", ownCurrency: "EUR", validFrom: "2026-01-01", rate: "0.01" };
    return tx.db.insert(exchangeRate).values({ organizationId, id: newId(), ...dollar });
  });
  // 90,000 dollars are 900 euros, and a yen has no rate.
  const [rich = ""] = await customers(ctx, 1, { clv: "5000" });
  const [poor = ""] = await customers(ctx, 1, { clv: "1000", currency: "USD", consent: false });
  const [same = ""] = await customers(ctx, 1, { clv: "90000", currency: "USD" });
  const [yen = ""] = await customers(ctx, 1, { clv: "9000000", currency: "JPY" });
  const rows = [rich, poor, same, yen].map((customerId) => ({ customerId, agent: "Dan" }));
  await considerInvitations(ctx, await interactions(ctx, rows));
  await inTransaction(ctx, async (tx) => {
    const theirs = and(
      eq(invitation.organizationId, tx.organizationId),
      eq(invitation.customerId, rich),
    );
    await tx.db.update(invitation).set({ status: "answered" }).where(theirs);
  });
  const { data } = await readCoverage(ctx, ReadCoverage.parse({}));
  const asked = { ...none, interactions: 1, asked: 1, waiting: 1 };
  expect(data[0]).toEqual({
    ...{ key: "Dan", interactions: 4, unreachable: 1, asked: 3, waiting: 2, answered: 1 },
    byValue: {
      highest: { ...asked, interactions: 2, asked: 2, answered: 1 },
      middle: none,
      lowest: { ...none, interactions: 1, unreachable: 1 },
      unknown: asked,
    },
  });
});

test("conditions compare amounts in the organisation's currency", async () => {
  const { ctx, trigger } = await setting();
  const conditions = [{ fact: "customer.clv", is: "at-least" as const, value: 900 }];
  await editTrigger(ctx, { triggerId: trigger.id, conditions });
  await inTransaction(ctx, (tx) => {
    const { organizationId } = tx;
    const dollar = { currency: "USD", ownCurrency: "EUR", validFrom: "2026-01-01", rate: "0.5" };
    return tx.db.insert(exchangeRate).values({ organizationId, id: newId(), ...dollar });
  });
  const decided = async (clv: string, currency: string) => {
    const [customerId = ""] = await customers(ctx, 1, { clv, currency });
    const [id = ""] = await interactions(ctx, [{ customerId }]);
    await considerInvitations(ctx, [id]);
    return (await decisionOf(ctx, id))?.decision;
  };
  expect(await decided("1800", "USD")).toBe("invited");
  expect(await decided("1799", "USD")).toBe("suppressed");
  expect(await decided("900", "EUR")).toBe("invited");
  expect(await decided("1000000", "JPY")).toBe("suppressed");
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
