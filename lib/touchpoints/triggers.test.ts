import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { customer } from "@/lib/db/tables/customers";
import { testDatabase } from "@/lib/db/test-database";
import { inTransaction } from "@/lib/db/transaction";
import { customers, publishedSurvey, stored } from "@/lib/delivery/test-asking";
import { newId } from "@/lib/ground/ids";
import { considerInvitations } from "@/lib/touchpoints/consider-invitations";
import { createTrigger } from "@/lib/touchpoints/create-trigger";
import { deleteTrigger } from "@/lib/touchpoints/delete-trigger";
import { editTrigger } from "@/lib/touchpoints/edit-trigger";
import { readChoices } from "@/lib/touchpoints/read-choices";
import { readDecisions } from "@/lib/touchpoints/read-decisions";
import { readTrigger, readTriggers } from "@/lib/touchpoints/read-triggers";
import { CreateTrigger, DecisionQuery, EditTrigger, ListTriggers } from "@/lib/touchpoints/shapes";
import { decisionOf, interactions } from "@/lib/touchpoints/test-interactions";
import { tryTrigger } from "@/lib/touchpoints/try-trigger";

const db = testDatabase();

async function setting(rules: Partial<CreateTrigger> = {}) {
  const ctx: Context = await db.context();
  const survey = await publishedSurvey(ctx);
  const trigger = await createTrigger(ctx, CreateTrigger.parse({ survey, ...rules }));
  return { ctx, survey, trigger };
}

test("a trigger is made, read, changed and removed", async () => {
  const { ctx, survey, trigger } = await setting({ touchpoints: ["support"], share: 0.3 });
  expect(trigger).toMatchObject({
    survey,
    active: true,
    touchpoints: ["support"],
    channels: [],
    delaySeconds: 0,
    share: 0.3,
    conditions: [],
    window: null,
    restPeriodSeconds: null,
    dailyCap: null,
    askBy: null,
    whenResting: "drop",
  });
  const triggerId = trigger.id;
  const changed = await editTrigger(ctx, EditTrigger.parse({ triggerId, share: 1 }));
  expect(changed).toMatchObject({ share: 1, touchpoints: ["support"], active: true });
  expect(await readTrigger(ctx, { triggerId })).toEqual(changed);
  await deleteTrigger(ctx, { triggerId });
  await expect(readTrigger(ctx, { triggerId })).rejects.toMatchObject({ code: "not-found" });
  await expect(deleteTrigger(ctx, { triggerId })).rejects.toMatchObject({ code: "not-found" });
});

test("all a trigger can say is kept and comes back, and can be taken back", async () => {
  const said = {
    name: "After a repair",
    priority: 3,
    conditions: [{ any: [{ fact: "kpi.hold_time", is: "above", value: 60 }] }],
    startsAt: "2026-01-01T00:00:00.000Z",
    endsAt: "2026-02-01T00:00:00.000Z",
    window: { weekdays: [1, 2], from: "09:00", until: "18:00" },
    dailyCap: 50,
    whenResting: "delay",
    askBy: ["sms", "email"],
  };
  const { survey: _, ...rules } = CreateTrigger.parse({ survey: "x", ...said });
  const { ctx, trigger } = await setting(rules);
  expect(trigger).toMatchObject(said);
  const { id: triggerId } = trigger;
  const change = { window: null, startsAt: null, dailyCap: null, conditions: [], askBy: null };
  const changed = await editTrigger(ctx, EditTrigger.parse({ triggerId, ...change }));
  expect(changed).toMatchObject({ ...said, ...change });
  const late = EditTrigger.parse({ triggerId, startsAt: "2026-02-01T01:00:00.000Z" });
  await expect(editTrigger(ctx, late)).rejects.toMatchObject({ code: "invalid" });
});

test("an order of channels names one to three of them, each once", () => {
  const isTaken = (askBy: unknown) => CreateTrigger.safeParse({ survey: "x", askBy }).success;
  expect([["sms"], ["letter", "sms", "email"], null].map(isTaken)).toEqual([true, true, true]);
  const four = ["letter", "sms", "email", "phone"];
  expect([[], ["sms", "sms"], ["link"], four].map(isTaken)).toEqual([false, false, false, false]);
});

test("a survey may have several triggers", async () => {
  const { ctx, survey } = await setting();
  await createTrigger(ctx, CreateTrigger.parse({ survey, touchpoints: ["sales"] }));
  expect((await readTriggers(ctx, ListTriggers.parse({ survey }))).data).toHaveLength(2);
});

test("another organisation's triggers and surveys do not exist here", async () => {
  const { survey, trigger } = await setting();
  const { ctx } = await setting();
  const triggerId = trigger.id;
  const missing = { code: "not-found" };
  await expect(createTrigger(ctx, CreateTrigger.parse({ survey }))).rejects.toMatchObject(missing);
  await expect(readTrigger(ctx, { triggerId })).rejects.toMatchObject(missing);
  await expect(editTrigger(ctx, { triggerId, active: false })).rejects.toMatchObject(missing);
  await expect(deleteTrigger(ctx, { triggerId })).rejects.toMatchObject(missing);
  await expect(tryTrigger(ctx, { triggerId, interaction: "x" })).rejects.toMatchObject(missing);
});

test("lists go on where they ended", async () => {
  const ctx: Context = await db.context();
  const surveys = [
    await publishedSurvey(ctx),
    await publishedSurvey(ctx),
    await publishedSurvey(ctx),
  ];
  for (const survey of surveys) await createTrigger(ctx, CreateTrigger.parse({ survey }));
  const [, , last = ""] = surveys;
  await createTrigger(ctx, CreateTrigger.parse({ survey: last, priority: 1 }));
  const first = await readTriggers(ctx, ListTriggers.parse({ limit: "2" }));
  const rest = await readTriggers(ctx, ListTriggers.parse({ limit: 2, cursor: first.nextCursor }));
  expect([...first.data, ...rest.data].map(({ survey }) => survey)).toEqual([last, ...surveys]);
  expect(rest.nextCursor).toBeNull();
});

test("values outside their range are refused, and so are unknown cursors", () => {
  const survey = newId();
  for (const wrong of [
    { share: 1.1 },
    { share: -0.1 },
    { delaySeconds: -1 },
    { delaySeconds: 0.5 },
    { dailyCap: 0 },
    { conditions: [{ fact: "customer.email", is: "known" }] },
    { startsAt: "2026-02-01T00:00:00Z", endsAt: "2026-02-01T00:00:00Z" },
  ]) {
    expect(CreateTrigger.safeParse({ survey, ...wrong }).success).toBe(false);
  }
});

test("a trial says what would happen, asks nobody, and forgets what this call led to", async () => {
  const { ctx, trigger } = await setting();
  const [customerId = ""] = await customers(ctx, 1);
  const [id = ""] = await interactions(ctx, [{ customerId, externalId: "call-1" }]);
  const trial = { triggerId: trigger.id, interaction: "call-1" };
  expect(await tryTrigger(ctx, trial)).toMatchObject({ decision: "invited", reason: null });
  expect((await decisionOf(ctx, id))?.decision).toBeNull();
  await considerInvitations(ctx, [id]);
  expect(await tryTrigger(ctx, { ...trial, interaction: id })).toMatchObject({
    decision: "invited",
    dueAt: expect.any(String),
  });
  const [other = ""] = await interactions(ctx, [{ customerId }]);
  expect(await tryTrigger(ctx, { ...trial, interaction: other })).toMatchObject({
    decision: "suppressed",
    reason: "rest-period",
    reasons: ["rest-period"],
    dueAt: null,
  });
  await expect(tryTrigger(ctx, { ...trial, interaction: "call-2" })).rejects.toMatchObject({
    code: "not-found",
  });
});

test("a trial waits for nobody who holds the customer", async () => {
  const { ctx, trigger } = await setting();
  const [customerId = ""] = await customers(ctx, 1);
  const [interaction = ""] = await interactions(ctx, [{ customerId }]);
  const trial = await inTransaction(ctx, async (tx) => {
    await tx.db.select().from(customer).where(eq(customer.id, customerId)).for("update");
    return tryTrigger(ctx, { triggerId: trigger.id, interaction });
  });
  expect(trial.decision).toBe("invited");
});

test("decisions are told latest first with who and why, counted, and filtered by reason", async () => {
  const { ctx, survey } = await setting({ touchpoints: ["support"] });
  const [ann = ""] = await customers(ctx, 1, { name: "Ann" });
  const [eve = ""] = await customers(ctx, 1, { name: "Eve", consent: false });
  const ids = await interactions(ctx, [
    { customerId: ann, externalId: "a" },
    { customerId: eve, externalId: "b" },
    { customerId: eve, externalId: "c", touchpoint: "sales", channel: "web" },
  ]);
  for (const id of ids) await considerInvitations(ctx, [id]);
  const query = { ...DecisionQuery.parse({}), limit: 2 };
  const first = await readDecisions(ctx, survey, query);
  const rest = await readDecisions(ctx, survey, { ...query, cursor: first.nextCursor ?? "" });
  expect([...first.decisions, ...rest.decisions]).toMatchObject([
    { externalId: "c", reason: "no-trigger", customerName: "Eve" },
    { externalId: "b", reason: "no-consent", reasons: ["no-consent"] },
    { externalId: "a", decision: "invited", invitationStatus: "scheduled", customerName: "Ann" },
  ]);
  expect(rest.nextCursor).toBeNull();
  expect(
    (await readDecisions(ctx, survey, { ...query, reason: "invited" })).decisions,
  ).toHaveLength(1);
  expect(
    (await readDecisions(ctx, survey, { ...query, reason: "no-consent" })).decisions,
  ).toHaveLength(1);
  expect(rest.since).toBeNull();
  expect(Object.fromEntries(rest.counts)).toEqual({
    invited: 1,
    "no-consent": 1,
    "no-trigger": 1,
  });
  expect(await readChoices(ctx)).toEqual({
    touchpoints: ["sales", "support"],
    channels: ["phone", "web"],
    kpis: [],
    attributes: [],
  });
  const [elsewhere] = await Promise.all([setting()]);
  expect((await readDecisions(elsewhere.ctx, survey, query)).decisions).toEqual([]);
});

test("a cursor that no list handed out is refused", async () => {
  const { ctx, survey } = await setting();
  const query = DecisionQuery.parse({});
  for (const cursor of ["x", "W10", Buffer.from('["2026-13-01","x"]').toString("base64url")]) {
    const list = ListTriggers.parse({ cursor });
    await expect(readTriggers(ctx, list)).rejects.toMatchObject({ code: "malformed" });
    await expect(readDecisions(ctx, survey, { ...query, cursor })).rejects.toMatchObject({
      code: "malformed",
    });
  }
});

test("a trigger that is removed sends nothing more", async () => {
  const { ctx, trigger } = await setting();
  const [customerId = ""] = await customers(ctx, 1);
  const [id = ""] = await interactions(ctx, [{ customerId }]);
  await considerInvitations(ctx, [id]);
  await deleteTrigger(ctx, { triggerId: trigger.id });
  const detail = (await decisionOf(ctx, id))?.detail as { invitationId: string };
  expect((await stored(ctx, detail.invitationId)).status).toBe("cancelled");
});
