import { expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { testDatabase } from "@/lib/db/test-database";
import { customers, publishedSurvey, stopScheduled, stored } from "@/lib/delivery/test-asking";
import { considerInvitations } from "@/lib/touchpoints/consider-invitations";
import { createTrigger } from "@/lib/touchpoints/create-trigger";
import { editTrigger } from "@/lib/touchpoints/edit-trigger";
import { recordInteractions } from "@/lib/touchpoints/record-interactions";
import { CreateTrigger, DecisionDetail } from "@/lib/touchpoints/shapes";
import { decisionOf, interactions } from "@/lib/touchpoints/test-interactions";

const db = testDatabase();
const noon = new Date("2026-03-10T12:00:00Z");
const minutes = (count: number) => new Date(noon.getTime() + count * 60_000);

/** An organisation at noon, with a survey and a trigger that asks everybody. */
async function setting(rules: Partial<CreateTrigger> = {}) {
  const ctx: Context = await db.context(() => noon);
  const survey = await publishedSurvey(ctx);
  const trigger = await createTrigger(ctx, CreateTrigger.parse({ survey, ...rules }));
  return { ctx, survey, trigger };
}

const detailOf = async (ctx: Context, id: string) =>
  DecisionDetail.parse((await decisionOf(ctx, id))?.detail);

test("an interaction that a trigger matches leads to an invitation, and the decision is stored", async () => {
  const { ctx, survey, trigger } = await setting({ delaySeconds: 3600 });
  const [customerId = ""] = await customers(ctx, 1);
  const [id = ""] = await interactions(ctx, [{ customerId }]);
  expect(await considerInvitations(ctx, [id])).toEqual({ invited: 1, suppressed: 0 });
  const detail = await detailOf(ctx, id);
  expect(await decisionOf(ctx, id)).toMatchObject({
    decision: "invited",
    reason: null,
    decidedAt: noon,
  });
  expect(await stored(ctx, detail.invitationId ?? "")).toMatchObject({
    surveyId: survey,
    customerId,
    interactionId: id,
    triggerId: trigger.id,
    status: "scheduled",
    dueAt: minutes(60),
  });
});

test("told twice, it decides once", async () => {
  const { ctx } = await setting({ restPeriodSeconds: 0 });
  const [customerId = ""] = await customers(ctx, 1);
  const [id = ""] = await interactions(ctx, [{ customerId }]);
  await considerInvitations(ctx, [id]);
  const first = await decisionOf(ctx, id);
  expect(await considerInvitations(ctx, [id, id])).toEqual({ invited: 0, suppressed: 0 });
  expect(await decisionOf(ctx, id)).toEqual(first);
});

test("why somebody was not asked is stored with the interaction, every reason of it", async () => {
  const { ctx, survey, trigger } = await setting({ touchpoints: ["support"] });
  const [silent = ""] = await customers(ctx, 1, { email: null, consent: false });
  const [one = "", other = "", nobody = ""] = await interactions(ctx, [
    { customerId: silent },
    { customerId: silent, touchpoint: "sales" },
    { customerId: null },
  ]);
  expect(await considerInvitations(ctx, [one, other, nobody])).toEqual({
    invited: 0,
    suppressed: 3,
  });
  expect(await decisionOf(ctx, one)).toMatchObject({
    decision: "suppressed",
    reason: "no-consent",
    detail: {
      reasons: ["no-consent", "no-address"],
      triggerId: trigger.id,
      surveyId: survey,
      invitationId: null,
    },
  });
  expect((await decisionOf(ctx, other))?.reason).toBe("no-trigger");
  expect((await decisionOf(ctx, nobody))?.reason).toBe("no-customer");
});

test("of two calls in one batch the earlier one is asked about, the later one rests", async () => {
  const { ctx } = await setting();
  const [customerId = ""] = await customers(ctx, 1);
  const [later = "", earlier = ""] = await interactions(ctx, [
    { customerId, occurredAt: minutes(-1) },
    { customerId, occurredAt: minutes(-2) },
  ]);
  await considerInvitations(ctx, [later, earlier]);
  expect((await decisionOf(ctx, earlier))?.decision).toBe("invited");
  expect(await decisionOf(ctx, later)).toMatchObject({ reason: "rest-period" });
});

test("two workers told the same ask each customer once", async () => {
  const { ctx } = await setting({ restPeriodSeconds: 0 });
  const people = await customers(ctx, 100);
  const ids = await interactions(
    ctx,
    people.map((customerId) => ({ customerId })),
  );
  const runs = await Promise.all([
    considerInvitations(ctx, ids),
    considerInvitations(ctx, [...ids].reverse()),
    considerInvitations(ctx, ids),
  ]);
  expect(runs.reduce((sum, { invited }) => sum + invited, 0)).toBe(100);
  const invitations = await Promise.all(
    ids.map(async (id) => (await detailOf(ctx, id)).invitationId),
  );
  expect(new Set(invitations).size).toBe(100);
  expect(invitations).not.toContain(null);
});

test("two workers with different calls of the same customers keep the rest period", async () => {
  const { ctx } = await setting();
  const people = await customers(ctx, 50);
  const rows = people.map((customerId) => ({ customerId }));
  const [first, second] = [
    await interactions(ctx, rows),
    await interactions(ctx, rows.toReversed()),
  ];
  const runs = await Promise.all([
    considerInvitations(ctx, first),
    considerInvitations(ctx, second),
  ]);
  expect(runs.reduce((sum, { invited }) => sum + invited, 0)).toBe(50);
  expect(runs.reduce((sum, { suppressed }) => sum + suppressed, 0)).toBe(50);
});

test("calls that are recorded again while they are decided on hold nobody up for ever", async () => {
  const { ctx } = await setting({ restPeriodSeconds: 0 });
  const items = Array.from({ length: 60 }, (_, i) => ({
    externalId: `call-${i}`,
    touchpoint: "support",
    occurredAt: noon.toISOString(),
    customer: { externalId: `c-${(i * 37) % 60}`, email: `c-${(i * 37) % 60}@customer.example` },
  }));
  const answer = await recordInteractions(ctx, { items });
  const ids = "results" in answer ? answer.results.flatMap(({ id }) => id ?? []) : [];
  expect(ids).toHaveLength(60);
  const again = items.map((item) => ({ ...item, channel: "phone" })).reverse();
  await Promise.all([
    considerInvitations(ctx, ids),
    recordInteractions(ctx, { items: again }),
    considerInvitations(ctx, ids.toReversed()),
    recordInteractions(ctx, { items: again.map((item) => ({ ...item, agent: "a" })) }),
  ]);
  const decisions = await Promise.all(ids.map(async (id) => (await decisionOf(ctx, id))?.decision));
  expect(decisions).toEqual(ids.map(() => "invited"));
});

test("a share asks about that part of the interactions", async () => {
  const { ctx } = await setting({ share: 0.25, restPeriodSeconds: 0 });
  const people = await customers(ctx, 400);
  const ids = await interactions(
    ctx,
    people.map((customerId) => ({ customerId })),
  );
  const { invited } = await considerInvitations(ctx, ids);
  // 100 ± 5 standard deviations of a binomial count.
  expect(Math.abs(invited - 100)).toBeLessThan(5 * Math.sqrt(400 * 0.25 * 0.75));
});

test("a paused trigger asks nobody, and says so", async () => {
  const { ctx, trigger } = await setting();
  await editTrigger(ctx, { triggerId: trigger.id, active: false });
  const [customerId = ""] = await customers(ctx, 1);
  const [id = ""] = await interactions(ctx, [{ customerId }]);
  await considerInvitations(ctx, [id]);
  expect((await decisionOf(ctx, id))?.reason).toBe("trigger-paused");
});

test("an invitation that was called off has asked nobody", async () => {
  const { ctx } = await setting();
  const [customerId = ""] = await customers(ctx, 1);
  const [one = "", other = ""] = await interactions(ctx, [{ customerId }, { customerId }]);
  await considerInvitations(ctx, [one]);
  await stopScheduled(ctx, [customerId]);
  expect(await considerInvitations(ctx, [other])).toEqual({ invited: 1, suppressed: 0 });
});

test("imported history and other organisations' interactions are left alone", async () => {
  const { ctx } = await setting();
  const { ctx: stranger } = await setting();
  const [customerId = ""] = await customers(ctx, 1);
  const [history = "", fresh = ""] = await interactions(ctx, [
    { customerId, surveyable: false },
    { customerId },
  ]);
  expect(await considerInvitations(ctx, [history])).toEqual({ invited: 0, suppressed: 0 });
  expect(await considerInvitations(stranger, [fresh])).toEqual({ invited: 0, suppressed: 0 });
  expect((await decisionOf(ctx, history))?.decision).toBeNull();
  expect((await decisionOf(ctx, fresh))?.decision).toBeNull();
});
