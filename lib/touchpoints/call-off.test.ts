import { beforeEach, expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { testMember } from "@/lib/access/test-people";
import { testDatabase } from "@/lib/db/test-database";
import { blocked } from "@/lib/db/test-locks";
import { inTransaction } from "@/lib/db/transaction";
import { endCall } from "@/lib/delivery/calls/end-call";
import { readCalls } from "@/lib/delivery/calls/read-calls";
import { takeCall } from "@/lib/delivery/calls/take-call";
import type { Channel } from "@/lib/delivery/channels/channel";
import { markAnswered, markWithdrawn } from "@/lib/delivery/mark-answered";
import { SavePlan } from "@/lib/delivery/plan-shapes";
import { savePhoneChannel } from "@/lib/delivery/save-channel";
import { savePlan } from "@/lib/delivery/save-plan";
import { sendInvitations } from "@/lib/delivery/send-invitations";
import { customers, invited, publishedSurvey, stored } from "@/lib/delivery/test-asking";
import { considerInvitations } from "@/lib/touchpoints/consider-invitations";
import { createTrigger } from "@/lib/touchpoints/create-trigger";
import { deleteTrigger } from "@/lib/touchpoints/delete-trigger";
import { editTrigger } from "@/lib/touchpoints/edit-trigger";
import { readWaiting } from "@/lib/touchpoints/read-triggers";
import { CreateTrigger } from "@/lib/touchpoints/shapes";
import { interactions } from "@/lib/touchpoints/test-interactions";

const db = testDatabase();
const channel: Channel = { send: async () => ({ kind: "accepted", reply: "ok" }) };
let ctx: Context;
let survey: string;
let triggerId: string;
let today: Date;

beforeEach(async () => {
  today = new Date("2026-03-10T12:00:00Z");
  ctx = await db.context(() => today);
  survey = await publishedSurvey(ctx);
  triggerId = (await createTrigger(ctx, CreateTrigger.parse({ survey }))).id;
});

const ask = async (customerIds: readonly string[], change: object = {}) =>
  invited(ctx, survey, customerIds, { triggerId, ...change });
const send = () => sendInvitations(ctx, { channel });
const switchOff = () => editTrigger(ctx, { triggerId, active: false });
const status = async (id: string) => (await stored(ctx, id)).status;

async function reminding(): Promise<void> {
  const reminders = [{ afterDays: 4, channel: "", subject: "" }];
  await savePlan(ctx, SavePlan.parse({ survey, first: "email", second: "", third: "", reminders }));
}

/** Somebody who was sent theirs four days ago, and whose reminder waits for an hour. */
async function remindedToday(): Promise<string> {
  await reminding();
  const [id = ""] = await ask(await customers(ctx, 1));
  await send();
  today = new Date("2026-03-14T12:00:00Z");
  const away: Channel = { send: async () => ({ kind: "unreachable", reason: "away" }) };
  await sendInvitations(ctx, { channel: away });
  expect(await stored(ctx, id)).toMatchObject({ status: "scheduled", remindersSent: 1 });
  return id;
}

test("who was sent theirs can still answer when the trigger is switched off, and is not reminded", async () => {
  const id = await remindedToday();
  const [waiting = ""] = await ask(await customers(ctx, 1));
  await switchOff();
  expect(await stored(ctx, id)).toMatchObject({
    ...{ status: "sent", remindAt: null, failure: "Its trigger was switched off." },
  });
  expect(await status(waiting)).toBe("cancelled");
  today = new Date("2026-03-15T12:00:00Z");
  expect((await send()).handedOver).toBe(0);
});

test("who is on the telephone when the trigger is switched off can still answer", async () => {
  await savePhoneChannel(ctx, { active: true, attempts: 2 });
  const ids = await ask(await customers(ctx, 2, { phone: "+15550100001" }), { channel: "phone" });
  const { as: agent } = await testMember(ctx, "agent");
  const { callId } = await takeCall(agent, { invitationId: ids[0] });
  await switchOff();
  expect(await Promise.all(ids.map(status))).toEqual(["scheduled", "cancelled"]);
  await endCall(agent, { callId, outcome: "given-back" });
  expect((await readCalls(agent)).waiting).toEqual([]);
});

test("so can whoever takes a call at that moment", async () => {
  await savePhoneChannel(ctx, { active: true, attempts: 2 });
  const [id = ""] = await ask(await customers(ctx, 1, { phone: "+15550100001" }), {
    channel: "phone",
  });
  const { as: agent } = await testMember(ctx, "agent");
  let switching: ReturnType<typeof switchOff> | undefined;
  await inTransaction(ctx, async ({ db: joined }) => {
    const together = { ...agent, db: joined };
    await takeCall(together, {});
    switching = switchOff();
    await blocked(ctx.database);
  });
  await switching;
  expect(await status(id)).toBe("scheduled");
});

test("a trigger that is removed reminds nobody, also after it was switched off", async () => {
  await reminding();
  const [id = ""] = await ask(await customers(ctx, 1));
  await send();
  expect((await stored(ctx, id)).remindAt).not.toBeNull();
  await switchOff();
  await deleteTrigger(ctx, { triggerId });
  expect(await stored(ctx, id)).toMatchObject({ status: "sent", remindAt: null });
  today = new Date("2026-03-14T12:00:00Z");
  expect((await send()).handedOver).toBe(0);
  expect((await stored(ctx, id)).messages).toHaveLength(1);
});

test("what a removed trigger left to another channel meanwhile is not sent", async () => {
  const [id = ""] = await ask(await customers(ctx, 1));
  const removing: Channel = {
    send: async () => {
      await deleteTrigger(ctx, { triggerId });
      return { kind: "refused", permanent: false, reason: "450 not now" };
    },
  };
  await sendInvitations(ctx, { channel: removing });
  today = new Date("2026-03-10T13:00:00Z");
  expect((await send()).handedOver).toBe(0);
  expect(await stored(ctx, id)).toMatchObject({
    ...{ status: "cancelled", failure: "Its trigger was removed." },
  });
});

/** Whether a customer would be asked by another trigger now. */
async function isAskedAnew(customerId: string): Promise<boolean> {
  await createTrigger(ctx, CreateTrigger.parse({ survey: await publishedSurvey(ctx) }));
  const ids = await interactions(ctx, [{ customerId }]);
  return (await considerInvitations(ctx, ids)).invited === 1;
}

test("who was sent theirs was asked, whatever became of the reminder", async () => {
  const id = await remindedToday();
  await switchOff();
  expect(await isAskedAnew((await stored(ctx, id)).customerId)).toBe(false);
});

test("who took an answer back was asked, and who never got theirs was not", async () => {
  const [sent = "", called = "", never = ""] = await customers(ctx, 3);
  const [first = ""] = await ask([sent]);
  await send();
  const [second = ""] = await ask([called], { channel: "phone" });
  for (const id of [first, second]) {
    await inTransaction(ctx, (tx) => markAnswered(tx, [id]));
    await inTransaction(ctx, (tx) => markWithdrawn(tx, [id]));
    expect(await status(id)).toBe("cancelled");
  }
  await ask([never]);
  await switchOff();
  expect(await isAskedAnew(sent)).toBe(false);
  expect(await isAskedAnew(called)).toBe(false);
  expect(await isAskedAnew(never)).toBe(true);
});

test("what would be called off is counted by trigger: what is still to be sent, and nothing else", async () => {
  const { id: other } = await createTrigger(ctx, CreateTrigger.parse({ survey }));
  const { id: idle } = await createTrigger(ctx, CreateTrigger.parse({ survey }));
  await ask(await customers(ctx, 2));
  await send();
  await ask(await customers(ctx, 3));
  await ask(await customers(ctx, 1), { triggerId: other });
  const waiting = await readWaiting(ctx, [triggerId, other, idle]);
  expect([...waiting].toSorted(([, a], [, b]) => a - b)).toEqual([
    [other, 1],
    [triggerId, 3],
  ]);
  await switchOff();
  expect([...(await readWaiting(ctx, [triggerId, other]))]).toEqual([[other, 1]]);
  const foreign = await db.context();
  expect((await readWaiting(foreign, [other])).size).toBe(0);
});
