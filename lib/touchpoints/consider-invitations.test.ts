import { expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { testDatabase } from "@/lib/db/test-database";
import { customers, publishedSurvey, stopScheduled, stored } from "@/lib/delivery/test-asking";
import { Condition } from "@/lib/touchpoints/condition";
import { considerInvitations } from "@/lib/touchpoints/consider-invitations";
import { createTrigger } from "@/lib/touchpoints/create-trigger";
import { editTrigger } from "@/lib/touchpoints/edit-trigger";
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

test("what a trigger that is switched off has still to send is called off, at once", async () => {
  const { ctx, trigger } = await setting({ delaySeconds: 3600, restPeriodSeconds: 0 });
  const people = await customers(ctx, 40);
  const ids = await interactions(
    ctx,
    people.map((customerId) => ({ customerId })),
  );
  await considerInvitations(ctx, ids.slice(0, 10));
  const pause = { triggerId: trigger.id, active: false };
  await Promise.all([
    considerInvitations(ctx, ids.slice(10, 25)),
    editTrigger(ctx, pause),
    considerInvitations(ctx, ids.slice(25)),
  ]);
  for (const id of ids) {
    const { invitationId } = await detailOf(ctx, id);
    if (invitationId) expect((await stored(ctx, invitationId)).status).toBe("cancelled");
    else expect((await decisionOf(ctx, id))?.reason).toBe("trigger-paused");
  }
});

test("workers together keep the cap of a day, and ask everybody else on the days after", async () => {
  const { ctx } = await setting({ dailyCap: 30, restPeriodSeconds: 0 });
  const people = await customers(ctx, 100);
  const ids = await interactions(
    ctx,
    people.map((customerId) => ({ customerId })),
  );
  const parts = [ids.slice(0, 40), ids.slice(40, 70), ids.slice(70)];
  const runs = await Promise.all(parts.map((part) => considerInvitations(ctx, part)));
  expect(runs.reduce((sum, { invited }) => sum + invited, 0)).toBe(100);
  const days = new Map<string, number>();
  for (const id of ids) {
    const { dueAt, moved } = await detailOf(ctx, id);
    const day = dueAt?.slice(0, 10) ?? "";
    days.set(day, (days.get(day) ?? 0) + 1);
    expect(moved).toEqual(day === "2026-03-10" ? [] : ["daily-cap"]);
  }
  expect(Object.fromEntries(days)).toEqual({
    "2026-03-10": 30,
    "2026-03-11": 30,
    "2026-03-12": 30,
    "2026-03-13": 10,
  });
});

test("an ask that comes too early waits for the end of the rest period where that is wished", async () => {
  const { ctx } = await setting({ whenResting: "delay" });
  const [customerId = ""] = await customers(ctx, 1);
  const [one = "", other = ""] = await interactions(ctx, [{ customerId }, { customerId }]);
  await considerInvitations(ctx, [one]);
  await considerInvitations(ctx, [other]);
  const dueAt = new Date(noon.getTime() + 30 * 86_400_000).toISOString();
  expect(await detailOf(ctx, other)).toMatchObject({ dueAt, moved: ["rest-period"] });
});

test("a person with three records is asked once, also by two workers at once", async () => {
  const { ctx } = await setting();
  const person = async (at: string, phone: string | null) => {
    const [id = ""] = await customers(ctx, 1, { email: at, phone });
    return id;
  };
  const first = [];
  const second = [];
  for (let n = 0; n < 20; n += 1) {
    first.push(await person(`ann-${n}@home.example`, `+49 30 1000${n}`));
    first.push(await person(`ANN-${n}@home.example`, null));
    second.push(await person(`ann-${n}@work.example`, `+49 30 1000${n}`));
  }
  const asked = async (ids: string[]) =>
    considerInvitations(
      ctx,
      await interactions(
        ctx,
        ids.map((customerId) => ({ customerId })),
      ),
    );
  const runs = await Promise.all([asked(first), asked(second)]);
  expect(runs.reduce((sum, { invited }) => sum + invited, 0)).toBe(20);
});

test("customers behind one switchboard are asked each, those of one mailbox once", async () => {
  const { ctx } = await setting();
  const behind = await customers(ctx, 12, { phone: "+49 30 1234" });
  const sharing = await customers(ctx, 12, { email: "info@shop.example" });
  const ids = await interactions(
    ctx,
    [...behind, ...sharing].map((customerId) => ({ customerId })),
  );
  expect(await considerInvitations(ctx, ids)).toEqual({ invited: 13, suppressed: 11 });
  const [later = ""] = await customers(ctx, 1, { email: "Info@Shop.example" });
  const [again = ""] = await interactions(ctx, [{ customerId: later }]);
  await considerInvitations(ctx, [again]);
  expect((await decisionOf(ctx, again))?.reason).toBe("rest-period");
});

test("conditions are met by what is known of interaction and customer", async () => {
  const conditions = Condition.parse([
    { fact: "kpi.hold_time", is: "above", value: 60 },
    { fact: "customer.segment", is: "one-of", values: ["business"] },
    { fact: "customer.clv", is: "at-least", value: 1000.5 },
    { fact: "agent", is: "none-of", values: ["Ben"] },
  ]);
  const { ctx } = await setting({ conditions });
  const [good = ""] = await customers(ctx, 1, { segment: "business", clv: "1000.50" });
  const [poor = ""] = await customers(ctx, 1, { segment: "business", clv: "1000.49" });
  const held = { kpis: { hold_time: 61 } };
  const ids = await interactions(ctx, [
    { customerId: poor, ...held },
    { customerId: good, kpis: {} },
    { customerId: good, ...held, agent: "Ben" },
    { customerId: good, ...held },
  ]);
  await considerInvitations(ctx, ids);
  const reasons = await Promise.all(ids.map(async (id) => (await decisionOf(ctx, id))?.reason));
  expect(reasons).toEqual(["no-trigger", "no-trigger", "no-trigger", null]);
});

test("of several triggers the one of higher priority is heard first, and all it met is kept", async () => {
  const { ctx, trigger } = await setting();
  const survey = await publishedSurvey(ctx);
  const first = await createTrigger(ctx, CreateTrigger.parse({ survey, share: 0, priority: 5 }));
  const [customerId = ""] = await customers(ctx, 1);
  const [id = ""] = await interactions(ctx, [{ customerId }]);
  await considerInvitations(ctx, [id]);
  expect(await detailOf(ctx, id)).toMatchObject({
    triggerId: trigger.id,
    heard: [{ triggerId: first.id, reasons: ["sampling"] }],
  });
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
