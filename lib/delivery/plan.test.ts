import { expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { eraseCustomer } from "@/lib/customers/erase-customer";
import { deliveryPlan } from "@/lib/db/tables/delivery-plan";
import { contactPolicy, trigger } from "@/lib/db/tables/touchpoints";
import { inTransaction } from "@/lib/db/transaction";
import { SaveSmsChannel } from "@/lib/delivery/channel-shapes";
import type { Channel } from "@/lib/delivery/channels/channel";
import { markAnswered } from "@/lib/delivery/mark-answered";
import { SavePlan } from "@/lib/delivery/plan-shapes";
import { saveSmsChannel } from "@/lib/delivery/save-channel";
import { readPlan, savePlan } from "@/lib/delivery/save-plan";
import { sendInvitations } from "@/lib/delivery/send-invitations";
import { stopInviting } from "@/lib/delivery/stop-inviting";
import { takeReports } from "@/lib/delivery/take-reports";
import { customers, invited, stored } from "@/lib/delivery/test-asking";
import { startTestSending } from "@/lib/delivery/test-sending";
import { newId } from "@/lib/ground/ids";

const { setting } = startTestSending();
const day = 24 * 60;

/** Accepts everything, and keeps whom it was for and under which subject. */
function listening() {
  const heard: string[] = [];
  const channel: Channel = {
    send: async ({ to, subject, key }) => {
      heard.push(`${to.address} ${subject} ${key.split(".")[1] ?? 0}`);
      return { kind: "accepted", reply: "ok" };
    },
  };
  return { heard, channel };
}

const bothAddresses = { email: "ann@one.example", phone: "+15550100001" };

async function planned(reminders: object[] = [], channels = ["email", "sms"]) {
  const { ctx, surveyId, after } = await setting();
  const [first, second = ""] = channels;
  await savePlan(ctx, SavePlan.parse({ survey: surveyId, first, second, third: "", reminders }));
  await saveSmsChannel(
    ctx,
    SaveSmsChannel.parse({
      ...{ active: true, provider: "twilio", from: "+1555", accountSid: "AC", secret: "s" },
      ...{ apiUrl: "", url: "", format: "json", body: "", header: "", idField: "", perMinute: "" },
    }),
  );
  const ask = async (change: object = bothAddresses) => {
    const [customerId = ""] = await customers(ctx, 1, change);
    const [id = ""] = await invited(ctx, surveyId, [customerId], { channel: undefined });
    return { id, customerId };
  };
  return { ctx, surveyId, after, ask };
}

const reminder = (afterDays: number, change: object = {}) => ({
  ...{ afterDays, channel: "", subject: "" },
  ...change,
});

test("each customer is asked by the first channel that reaches them, or the one they prefer", async () => {
  const { ctx, ask } = await planned();
  const channelOf = async (change: object) => (await stored(ctx, (await ask(change)).id)).channel;
  expect(await channelOf(bothAddresses)).toBe("email");
  expect(await channelOf({ ...bothAddresses, preferredChannel: "SMS" })).toBe("sms");
  expect(await channelOf({ email: null, phone: "+15550100002" })).toBe("sms");
});

test("a channel that is only for those who have said yes is passed over for the others", async () => {
  const { ctx, ask } = await planned();
  const channelOf = async (change: object) => (await stored(ctx, (await ask(change)).id)).channel;
  const { id: decidedBefore } = await ask();
  const rules = { channelBases: { email: "consent" } };
  await inTransaction(ctx, (tx) =>
    tx.db.insert(contactPolicy).values({ organizationId: ctx.organizationId, id: newId(), rules }),
  );
  expect(await channelOf(bothAddresses)).toBe("sms");
  expect(await channelOf({ ...bothAddresses, consent: true })).toBe("email");
  const { channel, heard } = listening();
  await sendInvitations(ctx, { channel });
  expect(await stored(ctx, decidedBefore)).toMatchObject({ channel: "sms", failure: null });
  expect(heard.filter((one) => one.includes("@"))).toHaveLength(1);
  const { id: mailOnly } = await ask({ email: "only@one.example" });
  await sendInvitations(ctx, { channel });
  expect(await stored(ctx, mailOnly)).toMatchObject({ failure: "no-consent" });
});

test("whom no channel reaches is not sent anything, and it says why", async () => {
  const { ctx, ask } = await planned();
  const { id } = await ask({ email: null, phone: "0555" });
  await sendInvitations(ctx, { channel: listening().channel });
  expect(await stored(ctx, id)).toMatchObject({ status: "cancelled", failure: "no-address" });
});

test("a mail that comes back goes by the next channel, once; a reminder that does not, ends alone", async () => {
  const { ctx, ask, after } = await planned([reminder(3)]);
  const [{ id }, reminded] = [await ask(), await ask({ email: "bob@one.example" })];
  const { channel } = listening();
  await sendInvitations(ctx, { channel });
  const back = (invitationId: string) =>
    takeReports(ctx, "email", [{ kind: "failed", gone: false, reason: "full", invitationId }]);
  await back(id);
  expect(await stored(ctx, id)).toMatchObject({ status: "scheduled", channel: "sms", route: [] });
  await sendInvitations(ctx, { channel });
  await back(id);
  expect(await stored(ctx, id)).toMatchObject({ status: "sent", channel: "sms" });
  after(4 * day);
  await sendInvitations(ctx, { channel });
  await back(reminded.id);
  const kept = { status: "sent", remindersSent: 1, remindAt: null, failure: "full" };
  expect(await stored(ctx, reminded.id)).toMatchObject(kept);
});

test("what comes back on a day off waits for the first message's time of day on a working day", async () => {
  const { ctx, surveyId, after } = await planned();
  const [customerId = ""] = await customers(ctx, 1, bothAddresses);
  const { organizationId } = ctx;
  const triggerId = newId();
  const sendingWindow = { weekdays: [1, 2, 3, 4, 5], from: "09:00", until: "18:00" };
  const always = { touchpoints: [], channels: [], delaySeconds: 0, share: 1, active: true };
  const rules = { ...always, sendingWindow, expiresAfterSeconds: 14 * 86_400 };
  await inTransaction(ctx, (tx) =>
    tx.db.insert(trigger).values({ organizationId, id: triggerId, surveyId, ...rules }),
  );
  after(3 * day);
  const [id = ""] = await invited(ctx, surveyId, [customerId], { channel: undefined, triggerId });
  await sendInvitations(ctx, { channel: listening().channel });
  after(day + 8 * 60);
  const report = { kind: "failed", gone: false, reason: "full", invitationId: id } as const;
  await takeReports(ctx, "email", [report]);
  const dueAt = new Date("2026-03-16T12:00:00Z");
  expect(await stored(ctx, id)).toMatchObject({ status: "scheduled", channel: "sms", dueAt });
});

test("a channel that fails for good hands over to the next one, once", async () => {
  const { ctx, ask } = await planned();
  const { id } = await ask();
  const refusing: Channel = {
    send: async () => ({ kind: "refused", permanent: true, reason: "no such mailbox" }),
  };
  await sendInvitations(ctx, { channel: refusing });
  const messages = [
    { channel: "email", status: "failed" },
    { channel: "sms", status: "failed" },
  ];
  expect(await stored(ctx, id)).toMatchObject({ status: "failed", route: [], messages });
});

test("who lost an address before the hour is asked at the other one", async () => {
  const { ctx, ask } = await planned();
  const { id } = await ask({ email: "nowhere", phone: "+15550100003" });
  const { heard, channel } = listening();
  await sendInvitations(ctx, { channel });
  expect(heard).toEqual([expect.stringContaining("+15550100003")]);
  expect((await stored(ctx, id)).status).toBe("sent");
});

test("reminders go out after their gaps, in their own words, by their own channel, and then no more", async () => {
  const plan = [
    reminder(3, { subject: "Still curious" }),
    reminder(4, { channel: "sms", opening: "We still ask." }),
  ];
  const { ctx, ask, after } = await planned(plan);
  const { id } = await ask();
  const { heard, channel } = listening();
  const sent: number[] = [];
  for (let passed = 0; passed <= 13; passed += 1) {
    await sendInvitations(ctx, { channel });
    sent.push(heard.length);
    after(day);
  }
  expect(sent).toEqual([1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 3]);
  expect(heard[1]).toBe("ann@one.example Still curious 1");
  expect(heard[2]).toMatch(/^\+15550100001 .* 2$/);
  const { messages, ...asked } = await stored(ctx, id);
  expect(asked).toMatchObject({ status: "sent", remindersSent: 2, remindAt: null });
  expect(messages[2]?.bodyText).toMatch(/^[^:\n]+: We still ask\.\n/);
});

test("a reminder by a channel that is switched off goes by the one before it, and the next one follows", async () => {
  const { ctx, after, ask } = await planned([
    reminder(2, { channel: "webhook" }),
    reminder(2, { subject: "Last time" }),
  ]);
  const { id } = await ask();
  const { heard, channel } = listening();
  for (let days = 0; days < 4; days += 2) {
    await sendInvitations(ctx, { channel });
    after(2 * day);
  }
  await sendInvitations(ctx, { channel });
  expect(heard).toHaveLength(3);
  expect(heard.every((one) => one.startsWith("ann@one.example"))).toBe(true);
  expect(heard[2]).toContain("Last time");
  expect(await stored(ctx, id)).toMatchObject({ status: "sent", remindersSent: 2 });
});

test.each([
  ["answered", (ctx: Context, { id }: Asked) => inTransaction(ctx, (tx) => markAnswered(tx, [id]))],
  ["unsubscribed", (ctx: Context, { id }: Asked) => stopInviting(ctx, id, "preferences")],
  ["was erased", (ctx: Context, { customerId }: Asked) => eraseCustomer(ctx, { customerId })],
])("who %s is not reminded", async (_, act) => {
  const { ctx, ask, after } = await planned([reminder(1)]);
  const asked = await ask();
  const { heard, channel } = listening();
  await sendInvitations(ctx, { channel });
  await act(ctx, asked);
  after(2 * day);
  await sendInvitations(ctx, { channel });
  expect(heard).toHaveLength(1);
});

test("a survey that ends before its reminder is due reminds nobody", async () => {
  const { ctx, ask, after } = await planned([reminder(20)]);
  const { id } = await ask();
  const { heard, channel } = listening();
  await sendInvitations(ctx, { channel });
  expect((await stored(ctx, id)).remindAt).toBeNull();
  after(21 * day);
  await sendInvitations(ctx, { channel });
  expect(heard).toHaveLength(1);
});

test("a reminder that fails leaves the request that it reminds of", async () => {
  const { ctx, ask, after } = await planned([reminder(1)]);
  const { id } = await ask({ email: "ann@one.example" });
  await sendInvitations(ctx, { channel: listening().channel });
  after(day);
  await sendInvitations(ctx, {
    channel: { send: async () => ({ kind: "refused", permanent: true, reason: "gone" }) },
  });
  expect(await stored(ctx, id)).toMatchObject({ status: "sent", failure: "gone" });
});

test("two workers at once send one reminder", async () => {
  const { ctx, ask, after } = await planned([reminder(1)]);
  await ask();
  const { heard, channel } = listening();
  await sendInvitations(ctx, { channel });
  after(day);
  await Promise.all([sendInvitations(ctx, { channel }), sendInvitations(ctx, { channel })]);
  await sendInvitations(ctx, { channel });
  expect(heard).toHaveLength(2);
});

interface Asked {
  id: string;
  customerId: string;
}

test("a plan is read as it was saved; a survey without one goes out by mail, once", async () => {
  const translations = { de: { subject: "", opening: "Noch" }, fr: { subject: "", opening: "" } };
  const plan = [reminder(2, { channel: "sms", translations })];
  const { ctx, surveyId } = await planned(plan, ["sms", "email"]);
  const plain = { subject: null, opening: null, translations: {} };
  expect(await readPlan(ctx, { surveyId })).toEqual({
    channels: ["sms", "email"],
    reminders: [
      {
        ...{ ...plain, afterSeconds: 172_800, channel: "sms" },
        translations: { de: { subject: null, opening: "Noch" } },
      },
    ],
  });
  const savedBefore = { afterSeconds: 172_800, channel: null, subject: "Once more" };
  await inTransaction(ctx, (tx) => tx.db.update(deliveryPlan).set({ reminders: [savedBefore] }));
  expect((await readPlan(ctx, { surveyId })).reminders).toEqual([{ ...plain, ...savedBefore }]);
  const other = await setting();
  expect(await readPlan(other.ctx, { surveyId: other.surveyId })).toEqual({
    channels: ["email"],
    reminders: [],
  });
});
