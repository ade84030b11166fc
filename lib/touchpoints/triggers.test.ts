import { expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { testDatabase } from "@/lib/db/test-database";
import { customers, publishedSurvey, stored } from "@/lib/delivery/test-asking";
import { newId } from "@/lib/ground/ids";
import { considerInvitations } from "@/lib/touchpoints/consider-invitations";
import { createTrigger } from "@/lib/touchpoints/create-trigger";
import { deleteTrigger } from "@/lib/touchpoints/delete-trigger";
import { editTrigger } from "@/lib/touchpoints/edit-trigger";
import {
  readDecisionCounts,
  readDecisions,
  readInteractionKeys,
} from "@/lib/touchpoints/read-decisions";
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
    restPeriodSeconds: 30 * 86_400,
  });
  const triggerId = trigger.id;
  const changed = await editTrigger(ctx, EditTrigger.parse({ triggerId, share: 1 }));
  expect(changed).toMatchObject({ share: 1, touchpoints: ["support"], active: true });
  expect(await readTrigger(ctx, { triggerId })).toEqual(changed);
  await deleteTrigger(ctx, { triggerId });
  await expect(readTrigger(ctx, { triggerId })).rejects.toMatchObject({ code: "not-found" });
  await expect(deleteTrigger(ctx, { triggerId })).rejects.toMatchObject({ code: "not-found" });
});

test("a survey has one trigger, also when two are made at once", async () => {
  const ctx: Context = await db.context();
  const survey = await publishedSurvey(ctx);
  const made = await Promise.allSettled(
    [1, 2, 3].map(() => createTrigger(ctx, CreateTrigger.parse({ survey }))),
  );
  expect(made.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(made.find(({ status }) => status === "rejected")).toMatchObject({
    reason: { code: "conflict" },
  });
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
  const first = await readTriggers(ctx, ListTriggers.parse({ limit: "2" }));
  const rest = await readTriggers(ctx, ListTriggers.parse({ limit: 2, cursor: first.nextCursor }));
  expect([...first.data, ...rest.data].map(({ survey }) => survey)).toEqual(surveys);
  expect(rest.nextCursor).toBeNull();
});

test("values outside their range are refused, and so are unknown cursors", () => {
  const survey = newId();
  for (const wrong of [
    { share: 1.1 },
    { share: -0.1 },
    { delaySeconds: -1 },
    { delaySeconds: 0.5 },
  ]) {
    expect(CreateTrigger.safeParse({ survey, ...wrong }).success).toBe(false);
  }
  expect(ListTriggers.safeParse({ cursor: "x" }).success).toBe(false);
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
  expect(Object.fromEntries(await readDecisionCounts(ctx, survey))).toEqual({
    invited: 1,
    "no-consent": 1,
    "no-trigger": 1,
  });
  expect(await readInteractionKeys(ctx)).toEqual({
    touchpoints: ["sales", "support"],
    channels: ["phone", "web"],
  });
  const [elsewhere] = await Promise.all([setting()]);
  expect((await readDecisions(elsewhere.ctx, survey, query)).decisions).toEqual([]);
});

test("a cursor that no list handed out is refused", async () => {
  const { ctx, survey } = await setting();
  const query = DecisionQuery.parse({});
  for (const cursor of ["x", "W10", Buffer.from('["2026-13-01","x"]').toString("base64url")]) {
    await expect(readDecisions(ctx, survey, { ...query, cursor })).rejects.toMatchObject({
      code: "malformed",
    });
  }
});

test("removing a trigger leaves the invitations it made", async () => {
  const { ctx, trigger } = await setting();
  const [customerId = ""] = await customers(ctx, 1);
  const [id = ""] = await interactions(ctx, [{ customerId }]);
  await considerInvitations(ctx, [id]);
  await deleteTrigger(ctx, { triggerId: trigger.id });
  const detail = (await decisionOf(ctx, id))?.detail as { invitationId: string };
  expect((await stored(ctx, detail.invitationId)).status).toBe("scheduled");
});
