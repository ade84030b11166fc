import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { testMember } from "@/lib/access/test-people";
import { customer } from "@/lib/db/tables/customers";
import { channel } from "@/lib/db/tables/delivery";
import { testDatabase } from "@/lib/db/test-database";
import { inTransaction } from "@/lib/db/transaction";
import { endAnsweredCall, endCall } from "@/lib/delivery/calls/end-call";
import { readCall, readCalls } from "@/lib/delivery/calls/read-calls";
import type { CallEnd } from "@/lib/delivery/calls/shapes";
import { takeCall } from "@/lib/delivery/calls/take-call";
import { endUnwanted } from "@/lib/delivery/end-unwanted";
import { findInvitees } from "@/lib/delivery/invitee.store";
import { SavePlan } from "@/lib/delivery/plan-shapes";
import { readChannelHealth } from "@/lib/delivery/read-channels";
import { readProviderReports } from "@/lib/delivery/reports/provider-report";
import { saveLetterChannel, savePhoneChannel } from "@/lib/delivery/save-channel";
import { savePlan } from "@/lib/delivery/save-plan";
import { stopInviting } from "@/lib/delivery/stop-inviting";
import { takeReports } from "@/lib/delivery/take-reports";
import {
  customers,
  invited,
  publishedSurvey,
  stopScheduled,
  stored,
} from "@/lib/delivery/test-asking";

const db = testDatabase();
const reachable = { email: "ann@one.example", phone: "+15550100001" };

/** An organisation that asks by telephone first and by mail then, and two of its agents. */
async function setting(attempts = 2) {
  const clock = { time: new Date("2026-03-10T12:00:00Z").getTime() };
  const ctx: Context = await db.context(() => new Date(clock.time));
  const surveyId = await publishedSurvey(ctx);
  await savePhoneChannel(ctx, { active: true, attempts });
  await savePlan(
    ctx,
    SavePlan.parse({ survey: surveyId, first: "phone", second: "email", third: "", reminders: [] }),
  );
  const [ann, bob] = [(await testMember(ctx, "agent")).as, (await testMember(ctx, "agent")).as];
  const ask = async (change: object = reachable) => {
    const [customerId = ""] = await customers(ctx, 1, change);
    const [id = ""] = await invited(ctx, surveyId, [customerId], { channel: undefined });
    return { id, customerId };
  };
  const after = (hours: number) => {
    clock.time += hours * 3_600_000;
  };
  const end = async (as: Context, invitationId: string, outcome: CallEnd) => {
    const { callId } = await takeCall(as, { invitationId });
    await endCall(as, { callId, outcome });
  };
  return { ctx, surveyId, ann, bob, ask, after, end };
}

const waitingIds = async (ctx: Context) =>
  (await readCalls(ctx)).waiting.map(({ invitationId }) => invitationId);

test("a customer due by telephone waits in the call list, with what the call is about", async () => {
  const { ann, ask, surveyId } = await setting();
  const { id, customerId } = await ask({ ...reachable, timeZone: "Asia/Kathmandu" });
  const { waiting, on } = await readCalls(ann);
  expect(on).toBe(true);
  expect(waiting).toMatchObject([
    {
      ...{ invitationId: id, customerId, surveyId, customerName: "Ann Example" },
      ...{ number: "+15550100001", timeZone: "Asia/Kathmandu", attempts: 0, taken: null },
    },
  ]);
});

test("one agent at a time is on a call, whoever presses first", async () => {
  const { ann, bob, ask } = await setting();
  const { id } = await ask();
  const tried = await Promise.allSettled([
    takeCall(ann, { invitationId: id }),
    takeCall(bob, { invitationId: id }),
  ]);
  expect(tried.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const [{ taken } = { taken: null }] = (await readCalls(ann)).waiting;
  const callId = taken?.callId ?? "";
  const [mine, other] = taken?.mine ? [ann, bob] : [bob, ann];
  expect(await readCall(mine, { callId })).toMatchObject({ outcome: null, invitationId: id });
  await expect(readCall(other, { callId })).rejects.toMatchObject({ code: "not-found" });
  await expect(endCall(other, { callId, outcome: "not-reached" })).rejects.toMatchObject({
    code: "conflict",
  });
});

test("the next call is the one that waits longest and nobody is on", async () => {
  const { ann, bob, ask, after } = await setting();
  const first = await ask();
  after(1);
  const second = await ask({ email: null, phone: "+15550100002" });
  const of = async (as: Context) => {
    const { callId } = await takeCall(as, {});
    return (await readCall(as, { callId })).invitationId;
  };
  expect(await of(ann)).toBe(first.id);
  expect(await of(bob)).toBe(second.id);
  await expect(takeCall(bob, {})).rejects.toMatchObject({ message: "No call is waiting." });
});

test("who is not reached is called again later, then asked by the next channel", async () => {
  const { ctx, ann, ask, after, end } = await setting();
  const { id } = await ask();
  await end(ann, id, "not-reached");
  expect(await waitingIds(ann)).toEqual([]);
  expect(await stored(ctx, id)).toMatchObject({
    status: "scheduled",
    attempts: 1,
    channel: "phone",
  });
  after(3);
  expect((await readCalls(ann)).waiting).toMatchObject([{ invitationId: id, attempts: 1 }]);
  await end(ann, id, "not-reached");
  const next = { status: "scheduled", channel: "email", route: [], attempts: 0 };
  expect(await stored(ctx, id)).toMatchObject({ ...next, failure: "not-reached" });
});

test("without another channel the last call in vain ends the invitation", async () => {
  const { ctx, ann, ask, end } = await setting(1);
  const { id } = await ask({ email: null, phone: "+15550100003" });
  await end(ann, id, "not-reached");
  expect(await stored(ctx, id)).toMatchObject({ status: "failed", failure: "not-reached" });
});

test("who does not want this survey is asked others; who wants none is asked nothing", async () => {
  const { ctx, ann, ask, surveyId, end } = await setting();
  const other = await publishedSurvey(ctx);
  const { id, customerId } = await ask();
  const [elsewhere = ""] = await invited(ctx, other, [customerId], { channel: "phone" });
  await end(ann, id, "survey-declined");
  expect(await stored(ctx, id)).toMatchObject({ status: "cancelled", failure: "survey-declined" });
  expect(await waitingIds(ann)).toEqual([elsewhere]);
  const [again = ""] = await invited(ctx, surveyId, [customerId], { channel: "phone" });
  await end(ann, elsewhere, "unsubscribed");
  expect(await stored(ctx, again)).toMatchObject({ status: "cancelled", failure: "unsubscribed" });
  const later = await ask();
  expect(await waitingIds(ann)).not.toContain(later.id);
});

test("a no on the telephone counts though the invitation was called off during the call", async () => {
  const { ctx, ann, ask } = await setting();
  const numbers = { "survey-declined": "+15550100008", unsubscribed: "+15550100009" };
  for (const outcome of ["survey-declined", "unsubscribed"] as const) {
    const { id, customerId } = await ask({ email: null, phone: numbers[outcome] });
    const { callId } = await takeCall(ann, { invitationId: id });
    await stopScheduled(ctx, [customerId]);
    await endCall(ann, { callId, outcome });
    const found = await inTransaction(ctx, (tx) => findInvitees(tx, [customerId]));
    const { declined = [], unsubscribed } = found.get(customerId) ?? {};
    const said = declined.length > 0 ? "survey-declined" : unsubscribed && "unsubscribed";
    expect(said).toBe(outcome);
  }
});

test("a call given back, or forgotten for an hour, is anybody's again", async () => {
  const { ann, bob, ask, after, end } = await setting();
  const { id } = await ask();
  await end(ann, id, "given-back");
  const { callId } = await takeCall(ann, { invitationId: id });
  await expect(takeCall(bob, { invitationId: id })).rejects.toMatchObject({ code: "conflict" });
  expect((await readCalls(bob)).waiting).toMatchObject([{ taken: { mine: false } }]);
  after(1);
  expect((await readCalls(bob)).waiting, "it can be taken").toMatchObject([{ taken: null }]);
  const taken = await takeCall(bob, {});
  expect(await readCall(ann, { callId })).toMatchObject({ outcome: "given-back" });
  expect(await readCall(bob, taken)).toMatchObject({ outcome: null });
});

test("a no to all surveys on the telephone is not taken back by a text message", async () => {
  const { ctx, ann, ask, end } = await setting();
  const address = "+15550100012";
  const { id, customerId } = await ask({ email: null, phone: address });
  await end(ann, id, "unsubscribed");
  const reports = [{ kind: "reply", address, text: "START" }];
  await takeReports(ctx, "sms", readProviderReports({ reports }) ?? []);
  const found = await inTransaction(ctx, (tx) => findInvitees(tx, [customerId]));
  expect(found.get(customerId)?.unsubscribed).toBe(true);
});

test("a no counts that was said after a colleague took the call for forgotten, once", async () => {
  const { ctx, ann, bob, ask, after } = await setting();
  const said = { "survey-declined": "+15550100010", unsubscribed: "+15550100011" };
  for (const outcome of ["survey-declined", "unsubscribed"] as const) {
    const { id, customerId } = await ask({ email: null, phone: said[outcome] });
    const { callId } = await takeCall(ann, { invitationId: id });
    after(1);
    const taken = await takeCall(bob, { invitationId: id });
    const late = { callId, outcome };
    await expect(endCall(ann, { callId, outcome: "not-reached" })).rejects.toThrow("is over");
    await endCall(ann, late);
    expect(await stored(ctx, id)).toMatchObject({ status: "cancelled", failure: outcome });
    const invitee = (await inTransaction(ctx, (tx) => findInvitees(tx, [customerId]))).get(
      customerId,
    );
    expect(invitee?.declined).toHaveLength(outcome === "survey-declined" ? 1 : 0);
    expect(invitee?.unsubscribed).toBe(outcome === "unsubscribed");
    // Nobody else's call is one's own to say no in.
    await expect(endCall(ann, { ...taken, outcome })).rejects.toThrow("somebody else's");
    await endCall(bob, { ...taken, outcome });
    await expect(endCall(bob, { ...taken, outcome })).rejects.toThrow("is over");
  }
});

test("a telephone that is switched off hands out no calls", async () => {
  const { ctx, ann, ask } = await setting();
  const { id } = await ask();
  await savePhoneChannel(ctx, { active: false, attempts: 2 });
  expect(await readCalls(ann)).toMatchObject({ on: false, waiting: [] });
  await expect(takeCall(ann, { invitationId: id })).rejects.toMatchObject({ code: "conflict" });
  await inTransaction(ctx, (tx) => tx.db.update(customer).set({ phone: null }));
  await endUnwanted(ctx);
  expect(await stored(ctx, id)).toMatchObject({ status: "scheduled", channel: "phone" });
});

test("the sweep leaves an invitation alone whose customer is on the telephone", async () => {
  const { ctx, ann, ask, after } = await setting();
  const { id } = await ask();
  await takeCall(ann, { invitationId: id });
  await inTransaction(ctx, (tx) => tx.db.update(customer).set({ consent: false }));
  await endUnwanted(ctx);
  expect(await stored(ctx, id)).toMatchObject({ status: "scheduled" });
  after(1);
  await endUnwanted(ctx);
  expect(await stored(ctx, id)).toMatchObject({ status: "cancelled", failure: "no-consent" });
});

test("nobody is shown who said no meanwhile, and the sweep ends what nobody is shown", async () => {
  const { ctx, ann, ask } = await setting();
  const { id } = await ask();
  await stopInviting(ctx, id, "preferences");
  const gone = await ask({ email: null, phone: "+15550100004" });
  await inTransaction(ctx, (tx) => tx.db.update(customer).set({ consent: false }));
  expect(await waitingIds(ann)).toEqual([]);
  await expect(takeCall(ann, { invitationId: gone.id })).rejects.toMatchObject({
    code: "conflict",
  });
  await endUnwanted(ctx);
  expect(await stored(ctx, gone.id)).toMatchObject({ status: "cancelled", failure: "no-consent" });
});

test("a channel that cannot be looked at keeps no other from it, and is told of", async () => {
  const { ctx, surveyId, ask } = await setting();
  const { id } = await ask();
  await inTransaction(ctx, (tx) => tx.db.update(customer).set({ consent: false }));
  const settings = { street: "s", addition: "", postcode: "p", city: "c", country: "", sender: "" };
  await saveLetterChannel(ctx, { active: true, ...settings });
  await invited(ctx, surveyId, await customers(ctx, 1), { channel: "letter" });
  await inTransaction(ctx, (tx) =>
    tx.db.update(channel).set({ settings: "none" }).where(eq(channel.kind, "letter")),
  );
  await expect(endUnwanted(ctx)).rejects.toBeInstanceOf(AggregateError);
  expect(await stored(ctx, id)).toMatchObject({ status: "cancelled", failure: "no-consent" });
});

test("the sweep comes to what waits behind five hundred others", async () => {
  const { ctx, surveyId, after } = await setting();
  const dueAt = new Date(ctx.now().getTime() - 60_000);
  const others = await customers(ctx, 500, { phone: "+15550100006" });
  const [first = ""] = await invited(ctx, surveyId, others, { channel: "phone", dueAt });
  const ended = await customers(ctx, 1, { phone: "+15550100007", consent: false });
  const [last = ""] = await invited(ctx, surveyId, ended, { channel: "phone" });
  for (let minute = 0; minute < 2; minute += 1) {
    await endUnwanted(ctx);
    after(1 / 60);
  }
  expect(await stored(ctx, last)).toMatchObject({ status: "cancelled", failure: "no-consent" });
  // From the front again.
  const [inFront = ""] = others;
  await inTransaction(ctx, (tx) =>
    tx.db.update(customer).set({ consent: false }).where(eq(customer.id, inFront)),
  );
  await endUnwanted(ctx);
  expect(await stored(ctx, first)).toMatchObject({ status: "cancelled", failure: "no-consent" });
});

test("the channel's health counts calls; only members make them", async () => {
  const { ctx, ann, ask, end } = await setting();
  await end(ann, (await ask()).id, "not-reached");
  const { callId } = await takeCall(ann, { invitationId: (await ask()).id });
  await endAnsweredCall(ann, { callId });
  const health = (await readChannelHealth(ctx)).find(({ kind }) => kind === "phone");
  expect(health).toMatchObject({ state: "working", sent: 1, failed: 1 });
  await expect(takeCall(ctx, {})).rejects.toMatchObject({ code: "forbidden" });
});
