import { and, asc, eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { eraseCustomer } from "@/lib/customers/erase-customer";
import { invitation } from "@/lib/db/tables/delivery";
import { roundDecision } from "@/lib/db/tables/rounds";
import { testDatabase } from "@/lib/db/test-database";
import { inTransaction } from "@/lib/db/transaction";
import type { Channel } from "@/lib/delivery/channels/channel";
import { sendInvitations } from "@/lib/delivery/send-invitations";
import { stopInviting } from "@/lib/delivery/stop-inviting";
import { customers, invited, publishedSurvey } from "@/lib/delivery/test-asking";
import { createSurvey } from "@/lib/surveys/create-survey";
import { catchUp } from "@/lib/touchpoints/catch-up";
import { EditContactPolicy } from "@/lib/touchpoints/contact-policy";
import { editContactPolicy } from "@/lib/touchpoints/edit-contact-policy";
import { cancelRound } from "@/lib/touchpoints/rounds/cancel-round";
import { confirmRound } from "@/lib/touchpoints/rounds/confirm-round";
import { createRound } from "@/lib/touchpoints/rounds/create-round";
import { readRound, readRoundDecisions, readRounds } from "@/lib/touchpoints/rounds/read-rounds";
import { runRound } from "@/lib/touchpoints/rounds/run-round";
import { CreateRound, ListRoundDecisions, ListRounds } from "@/lib/touchpoints/rounds/shapes";

const db = testDatabase();
const day = 86_400_000;
// A Tuesday.
const noon = new Date("2026-03-10T12:00:00Z");
let ctx: Context;
let survey: string;
let today: Date;

beforeEach(async () => {
  today = noon;
  ctx = await db.context(() => today);
  survey = await publishedSurvey(ctx);
});

async function counted(rules: object = {}) {
  const { id: roundId } = await createRound(ctx, CreateRound.parse({ survey, ...rules }));
  expect(await runRound(ctx, { roundId })).toBe("counted");
  return readRound(ctx, { roundId });
}

async function asked(rules: object = {}) {
  const { id: roundId, estimate } = await counted(rules);
  await confirmRound(ctx, { roundId });
  expect(await runRound(ctx, { roundId })).toBe("asked");
  return { ...(await readRound(ctx, { roundId })), estimated: estimate };
}

const invitations = () =>
  inTransaction(ctx, (tx) =>
    tx.db
      .select()
      .from(invitation)
      .where(and(eq(invitation.organizationId, tx.organizationId)))
      .orderBy(asc(invitation.dueAt), asc(invitation.id)),
  );
const accepting: Channel = { send: async () => ({ kind: "accepted", reply: "ok" }) };

test("it is counted whom a round would ask, by reason, and nobody is asked before somebody says so", async () => {
  await customers(ctx, 3);
  await customers(ctx, 1, { email: null });
  await customers(ctx, 1, { consent: false });
  const [asleep = ""] = await customers(ctx, 1);
  await invited(ctx, survey, [asleep]);
  const [erased = ""] = await customers(ctx, 1);
  await eraseCustomer(ctx, { customerId: erased });
  const round = await counted();
  expect(round).toMatchObject({ status: "counted", asked: null, startedAt: null });
  expect(round.estimate).toMatchObject({
    ...{ chosen: 6, invited: 3 },
    suppressed: { "no-address": 1, "no-consent": 1, "rest-period": 1 },
  });
  expect(await invitations()).toHaveLength(1);
});

test("a round asks whom it said it would, keeps every decision with its rules, and asks nobody twice", async () => {
  await customers(ctx, 3);
  const [mute = ""] = await customers(ctx, 1, { email: null, consent: false });
  const round = await asked();
  expect(round.asked).toEqual(round.estimated);
  expect(round).toMatchObject({ status: "asked", progress: 1, asked: { chosen: 4, invited: 3 } });
  expect(await invitations()).toHaveLength(3);
  const listed = ListRoundDecisions.parse({ roundId: round.id });
  const { data } = await readRoundDecisions(ctx, listed);
  expect(data).toHaveLength(4);
  expect(data.find(({ customer }) => customer === mute)).toMatchObject({
    ...{ decision: "suppressed", reason: "no-consent", reasons: ["no-consent", "no-address"] },
  });
  expect(data.filter(({ invitationStatus }) => invitationStatus === "scheduled")).toHaveLength(3);
  expect(data.find(({ decision }) => decision === "invited")?.invitationState).toMatchObject({
    explanation: "Is due, waits for its turn by e-mail",
  });
  // The job may be told twice, and the rest period keeps the next round from asking anybody.
  expect(await runRound(ctx, { roundId: round.id })).toBeUndefined();
  expect((await asked()).asked).toMatchObject({ invited: 0, suppressed: { "rest-period": 3 } });
  expect(await invitations()).toHaveLength(3);
  expect((await readRounds(ctx, ListRounds.parse({}))).data).toHaveLength(2);
});

test("only those are asked of whom the conditions hold, or who are worth it", async () => {
  const [, , , big = ""] = [
    await customers(ctx, 1, { clv: "10", segment: "small" }),
    await customers(ctx, 1, { clv: "20", segment: "small" }),
    await customers(ctx, 1, { segment: "large" }),
    ...(await customers(ctx, 1, { clv: "900", segment: "large" })),
  ].flat();
  const conditions = [{ fact: "customer.segment", is: "one-of", values: ["large"] }];
  expect((await counted({ conditions })).estimate).toMatchObject({ chosen: 2, invited: 2 });
  expect((await counted({ tiers: ["lowest", "middle"] })).estimate).toMatchObject({ chosen: 2 });
  expect((await asked({ tiers: ["highest"] })).asked).toMatchObject({ chosen: 1, invited: 1 });
  expect(await invitations()).toMatchObject([{ customerId: big }]);
  expect(() =>
    CreateRound.parse({ survey, conditions: [{ fact: "team", is: "known" }] }),
  ).toThrow();
});

test("of several records of one person one is asked, also across sets, and as it was counted", async () => {
  const many = 4_100;
  const email = "ann@one.example";
  await customers(ctx, 1, { email });
  await customers(ctx, many);
  await customers(ctx, 1, { email: "Ann@one.example" });
  const round = await asked();
  expect(round.asked).toMatchObject({ invited: many + 1, suppressed: { "rest-period": 1 } });
  expect(round.estimated).toEqual(round.asked);
});

test("days have so many and no more, in the hours of each customer's clock", async () => {
  await customers(ctx, 3);
  await customers(ctx, 2, { timeZone: "Asia/Kathmandu" });
  const window = { weekdays: [1, 2, 3, 4, 5], from: "09:00", until: "17:00" };
  const round = await asked({ window, dailyCap: 2 });
  const all = await invitations();
  const dates = all.map(({ dueAt }) => dueAt.toISOString());
  // Noon in London is a quarter to six in Kathmandu.
  const early = "03:15:00.000Z";
  expect(dates).toEqual([
    ...[noon.toISOString(), noon.toISOString()],
    ...[`2026-03-11T${early}`, `2026-03-11T09:00:00.000Z`, `2026-03-12T${early}`],
  ]);
  expect(Object.values(round.asked?.days ?? {})).toEqual([2, 2, 1]);
});

test("a share is drawn by lot, the same when it is counted and when they are asked", async () => {
  await customers(ctx, 60);
  const { estimated: first, asked: then } = await asked({ share: 0.5 });
  expect(then).toEqual(first);
  expect(first?.chosen).toBe(60);
  expect(first?.suppressed.sampling).toBeGreaterThan(10);
  expect(first?.invited).toBeGreaterThan(10);
});

test("cancelled, nothing more of it is sent, and who was reached can still answer", async () => {
  const ids = await customers(ctx, 5);
  const round = await asked({ dailyCap: 2 });
  await sendInvitations(ctx, { channel: accepting });
  today = new Date(noon.getTime() + day);
  const { status } = await cancelRound(ctx, { roundId: round.id });
  expect(status).toBe("cancelling");
  // Before anything is called off one by one.
  expect((await sendInvitations(ctx, { channel: accepting })).handedOver).toBe(0);
  expect(await runRound(ctx, { roundId: round.id })).toBe("cancelled");
  const statuses = (await invitations()).map((one) => one.status);
  expect(statuses.sort()).toEqual(["cancelled", "cancelled", "cancelled", "sent", "sent"]);
  await expect(cancelRound(ctx, { roundId: round.id })).rejects.toMatchObject({ code: "conflict" });
  // Nobody who was not reached was asked: the next round may.
  expect((await counted()).estimate).toMatchObject({ chosen: ids.length, invited: 3 });
});

/** Asks until the first set is done, as a worker does that is told to stop. */
async function askedInPart(roundId: string) {
  const stop = new AbortController();
  const looks = setInterval(async () => {
    if (((await readRound(ctx, { roundId })).asked?.invited ?? 0) > 0) stop.abort();
  }, 5);
  await runRound(ctx, { roundId, signal: stop.signal }).catch(() => undefined);
  clearInterval(looks);
  return (await readRound(ctx, { roundId })).asked?.invited ?? 0;
}

test("one that is cancelled halfway asks nobody more", async () => {
  await customers(ctx, 4_000);
  const { id: roundId } = await counted();
  await confirmRound(ctx, { roundId });
  const before = await askedInPart(roundId);
  expect(before).toBeLessThan(4_000);
  await cancelRound(ctx, { roundId });
  expect(await runRound(ctx, { roundId })).toBe("cancelled");
  const statuses = (await invitations()).map(({ status }) => status);
  expect(statuses).toEqual(Array.from({ length: before }, () => "cancelled"));
});

test("whoever goes on where a worker stopped asks everybody, once", async () => {
  await customers(ctx, 2_500);
  const { id: roundId } = await counted();
  await confirmRound(ctx, { roundId });
  await askedInPart(roundId);
  // Two at once: one is overtaken by the other.
  await Promise.all([runRound(ctx, { roundId }), runRound(ctx, { roundId })]);
  await runRound(ctx, { roundId });
  expect(await readRound(ctx, { roundId })).toMatchObject({
    ...{ status: "asked", asked: { chosen: 2_500, invited: 2_500 } },
  });
  const people = (await invitations()).map(({ customerId }) => customerId);
  expect(people).toHaveLength(2_500);
  expect(new Set(people).size).toBe(2_500);
});

test("started twice it is one round, and one survey has one under way", async () => {
  await customers(ctx, 1);
  const [first, second] = [await counted(), await counted()];
  await confirmRound(ctx, { roundId: first.id });
  const conflict = { code: "conflict" };
  await expect(confirmRound(ctx, { roundId: first.id })).rejects.toMatchObject(conflict);
  await expect(confirmRound(ctx, { roundId: second.id })).rejects.toMatchObject(conflict);
  await runRound(ctx, { roundId: first.id });
  await confirmRound(ctx, { roundId: second.id });
  const draft = await createSurvey(ctx, { name: "Draft", template: "post-call-nps" });
  survey = draft.id;
  const third = await counted();
  expect(third.estimate).toMatchObject({ invited: 0, suppressed: { "survey-not-open": 1 } });
  await expect(confirmRound(ctx, { roundId: third.id })).rejects.toMatchObject(conflict);
});

test("who says no, rests or is erased after it was counted is not asked", async () => {
  const [no = "", gone = "", rests = ""] = await customers(ctx, 4);
  const { id: roundId } = await counted();
  const [refused = ""] = await invited(ctx, survey, [no]);
  await stopInviting(ctx, refused, "preferences");
  await eraseCustomer(ctx, { customerId: gone });
  await invited(ctx, survey, [rests]);
  await confirmRound(ctx, { roundId });
  await runRound(ctx, { roundId });
  expect((await readRound(ctx, { roundId })).asked).toMatchObject({
    ...{ chosen: 3, invited: 1, suppressed: { unsubscribed: 1, "rest-period": 1 } },
  });
});

test("an erased customer is taken out of a round's decisions", async () => {
  const [ann = ""] = await customers(ctx, 1);
  const round = await asked();
  await eraseCustomer(ctx, { customerId: ann });
  const { data } = await readRoundDecisions(ctx, ListRoundDecisions.parse({ roundId: round.id }));
  expect(data).toMatchObject([{ customer: null, decision: "invited" }]);
});

test("the policy's delay is the round's: whoever is to be asked later is asked then", async () => {
  const policy = { restPeriodSeconds: 30 * 86_400 };
  await editContactPolicy(ctx, EditContactPolicy.parse(policy));
  const [ann = ""] = await customers(ctx, 1);
  await invited(ctx, survey, [ann]);
  today = new Date(noon.getTime() + 10 * day);
  await asked({ whenResting: "delay" });
  const due = (await invitations()).map(({ dueAt }) => dueAt.getTime());
  expect(due).toEqual([noon.getTime(), noon.getTime() + 30 * day]);
});

test("a round whose worker is gone is gone on with", async () => {
  await customers(ctx, 2);
  const { id: roundId } = await createRound(ctx, CreateRound.parse({ survey }));
  const jobs = async () => {
    const rows = await ctx.database.raw`
      select id from pgboss.job where name = 'round.run' and data ->> 'roundId' = ${roundId}`;
    return rows.length;
  };
  expect(await jobs()).toBe(1);
  await catchUp(ctx);
  expect(await jobs()).toBe(1);
  today = new Date(noon.getTime() + 6 * 60_000);
  await catchUp(ctx);
  expect(await jobs()).toBe(2);
  await catchUp(ctx);
  expect(await jobs(), "told once").toBe(2);
});

test("nobody sees or starts another organisation's round", async () => {
  await customers(ctx, 1);
  const { id: roundId } = await counted();
  const other = await db.context(() => today);
  const missing = { code: "not-found" };
  await expect(readRound(other, { roundId })).rejects.toMatchObject(missing);
  await expect(confirmRound(other, { roundId })).rejects.toMatchObject(missing);
  await expect(cancelRound(other, { roundId })).rejects.toMatchObject(missing);
  expect(await runRound(other, { roundId })).toBeUndefined();
  const rows = await inTransaction(other, (tx) => tx.db.select().from(roundDecision));
  expect(rows).toEqual([]);
});
