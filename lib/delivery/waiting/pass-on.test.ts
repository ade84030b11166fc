import { sql } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { connect } from "@/lib/db/client";
import { testDatabase } from "@/lib/db/test-database";
import { rowsRead } from "@/lib/db/test-rows-read";
import { inTransaction } from "@/lib/db/transaction";
import type { Channel } from "@/lib/delivery/channels/channel";
import type { PlannedKind } from "@/lib/delivery/kinds";
import { markAnswered } from "@/lib/delivery/mark-answered";
import { SavePlan } from "@/lib/delivery/plan-shapes";
import { savePhoneChannel, saveWidgetChannel } from "@/lib/delivery/save-channel";
import { savePlan } from "@/lib/delivery/save-plan";
import { sendInvitations } from "@/lib/delivery/send-invitations";
import { stopInviting } from "@/lib/delivery/stop-inviting";
import { customers, invited, publishedSurvey, stored } from "@/lib/delivery/test-asking";
import { triggerWithin } from "@/lib/delivery/test-trigger";
import { passOn } from "@/lib/delivery/waiting/pass-on";
import { newId } from "@/lib/ground/ids";
import { rollWidgetSecret } from "@/lib/surveys/roll-widget-secret";
import { saveOpenLink } from "@/lib/surveys/save-open-link";
import { saveWidget } from "@/lib/surveys/save-widget";
import { SaveWidget } from "@/lib/surveys/widget-shapes";

const db = testDatabase();
const day = 86_400_000;
// A Tuesday.
const begun = new Date("2026-03-03T10:00:00Z");
let ctx: Context;
let surveyId: string;
let today: Date;

beforeEach(async () => {
  today = begun;
  ctx = await db.context(() => today);
  surveyId = await publishedSurvey(ctx);
  await saveOpenLink(ctx, { surveyId, slug: `site-${newId()}`, active: true, sources: [] });
  const shown = { opening: "delay", seconds: 0, scroll: 50, label: "Feedback", restDays: 30 };
  const widget = { ...shown, surveyId, active: true, origins: "https://shop.example" };
  await saveWidget(ctx, SaveWidget.parse(widget));
  await rollWidgetSecret(ctx);
  await saveWidgetChannel(ctx, { active: true, waitDays: 7 });
});

const reminder = (afterDays: number, channel = "", subject = "") => ({
  afterDays,
  channel,
  subject,
});

async function waiting(second: string, reminders: object[], change: object = {}) {
  const plan = { survey: surveyId, first: "widget", second, third: "", reminders };
  await savePlan(ctx, SavePlan.parse(plan));
  const [customerId = ""] = await customers(ctx, 1, { externalId: newId(), ...change });
  const [id = ""] = await invited(ctx, surveyId, [customerId], { channel: undefined });
  expect(await stored(ctx, id)).toMatchObject({ channel: "widget", status: "scheduled" });
  return id;
}

async function after(days: number) {
  today = new Date(begun.getTime() + days * day);
  await inTransaction(ctx, passOn);
}

const accepting: Channel = { send: async () => ({ kind: "accepted", reply: "ok" }) };

test("what waits is reminded of by the next channel, in the reminder's words, and then goes on as usual", async () => {
  const id = await waiting("email", [reminder(2, "", "Still curious"), reminder(3)]);
  await after(1.9);
  expect(await stored(ctx, id)).toMatchObject({ channel: "widget", remindersSent: 0 });
  await after(2);
  const reminded = { channel: "email", route: ["widget"], remindersSent: 1, status: "scheduled" };
  expect(await stored(ctx, id)).toMatchObject({ ...reminded, dueAt: today, failure: null });
  await sendInvitations(ctx, { channel: accepting });
  const { messages, remindAt, status } = await stored(ctx, id);
  expect(messages).toMatchObject([{ subject: "Still curious", status: "sent" }]);
  expect({ remindAt, status }).toEqual({
    ...{ remindAt: new Date(begun.getTime() + 5 * day), status: "sent" },
  });
});

test("a reminder by a channel that is switched off is left out, and the next one follows", async () => {
  const id = await waiting("email", [reminder(2, "sms"), reminder(2, "email", "Still there?")]);
  await after(3);
  expect(await stored(ctx, id)).toMatchObject({ channel: "widget", remindersSent: 0 });
  await after(4);
  expect(await stored(ctx, id)).toMatchObject({ channel: "email", remindersSent: 2 });
});

/** One whose next channels were all switched on when it was decided on; SMS is not now. */
async function waitingBefore(route: PlannedKind[], reminders: object[] = []) {
  const plan = { survey: surveyId, first: "widget", second: "", third: "", reminders };
  await savePlan(ctx, SavePlan.parse(plan));
  const [id = ""] = await invited(ctx, surveyId, await customers(ctx, 1), {
    ...{ channel: "widget", route },
  });
  return id;
}

test("a reminder by a next channel that is switched off is left out, and the next one follows", async () => {
  const id = await waitingBefore(["sms"], [reminder(2), reminder(2, "email")]);
  await after(3);
  const waits = { channel: "widget", route: ["sms"], remindersSent: 0, status: "scheduled" };
  expect(await stored(ctx, id)).toMatchObject(waits);
  await after(4);
  const reminded = { channel: "email", route: ["sms", "widget"], remindersSent: 2 };
  expect(await stored(ctx, id)).toMatchObject(reminded);
});

test("a reminder by the next channel goes by the first that is switched on", async () => {
  const id = await waitingBefore(["sms", "email"], [reminder(2)]);
  await after(2);
  const reminded = { channel: "email", route: ["sms", "widget"], remindersSent: 1 };
  expect(await stored(ctx, id)).toMatchObject(reminded);
});

test("what no channel that is switched on can go on with waits until one is", async () => {
  const id = await waitingBefore(["sms", "phone"]);
  await after(8);
  const waits = { channel: "widget", route: ["sms", "phone"], failure: null };
  expect(await stored(ctx, id)).toMatchObject({ ...waits, status: "scheduled" });
  await savePhoneChannel(ctx, { active: true, attempts: 2 });
  await after(8);
  expect(await stored(ctx, id)).toMatchObject({ channel: "phone", route: ["sms"] });
});

test("more than are looked at in one go and cannot go on keep nothing from going on", async () => {
  const [id = ""] = await invited(ctx, surveyId, await customers(ctx, 1), {
    ...{ channel: "widget", route: ["sms", "email", "letter"] },
  });
  const long = { channel: "widget" as const, dueAt: new Date(begun.getTime() - day) };
  await invited(ctx, surveyId, await customers(ctx, 500), { ...long, route: ["sms"] });
  today = new Date(begun.getTime() + 8 * day);
  expect(await inTransaction(ctx, passOn), "no more to hand on").toBe(false);
  expect(await stored(ctx, id)).toMatchObject({ channel: "email", route: ["letter", "sms"] });
});

test("a survey that is asked on the site alone reminds by the reminder's own channel", async () => {
  const id = await waiting("", [reminder(2, "widget"), reminder(2), reminder(3, "email")]);
  await after(6.9);
  expect(await stored(ctx, id)).toMatchObject({ channel: "widget", remindersSent: 0 });
  await after(7);
  expect(await stored(ctx, id)).toMatchObject({ channel: "email", remindersSent: 3 });
});

test("who has answered or said no is not reminded", async () => {
  const answered = await waiting("", [reminder(2, "email")]);
  await inTransaction(ctx, (tx) => markAnswered(tx, [answered]));
  const refused = await waiting("", [reminder(2, "email")]);
  await stopInviting(ctx, refused, "preferences");
  await after(3);
  await sendInvitations(ctx, { channel: accepting });
  expect(await stored(ctx, answered)).toMatchObject({ status: "answered", messages: [] });
  expect(await stored(ctx, refused)).toMatchObject({ status: "cancelled", messages: [] });
});

test("who cannot be reached by the reminder's channel goes on being waited for", async () => {
  const id = await waiting("", [reminder(2, "email")], { email: null });
  await after(2);
  await sendInvitations(ctx, { channel: accepting });
  const waits = { channel: "widget", route: [], status: "scheduled", remindersSent: 1 };
  expect(await stored(ctx, id)).toMatchObject({ ...waits, messages: [] });
  await after(5);
  expect(await stored(ctx, id)).toMatchObject(waits);
});

test("a reminder for which no time is left is not sent, and looked at once", async () => {
  const id = await waiting("", [reminder(14, "email")]);
  await after(14);
  expect(await stored(ctx, id)).toMatchObject({ channel: "widget", remindersSent: 1 });
});

const onWeekdays = () =>
  triggerWithin(ctx, surveyId, { weekdays: [1, 2, 3, 4, 5], from: "09:00", until: "18:00" });

test("what is handed on keeps to the trigger's weekdays, by the customer's clock", async () => {
  const plan = { survey: surveyId, first: "widget", second: "email", third: "", reminders: [] };
  await savePlan(ctx, SavePlan.parse(plan));
  await saveWidgetChannel(ctx, { active: true, waitDays: 4 });
  const triggerId = await onWeekdays();
  const [customerId = ""] = await customers(ctx, 1, {
    ...{ externalId: newId(), timeZone: "Asia/Kathmandu" },
  });
  const [id = ""] = await invited(ctx, surveyId, [customerId], { channel: undefined, triggerId });
  await after(4);
  // Four days later is Saturday; Monday is two more.
  const monday = new Date(begun.getTime() + 6 * day);
  expect(await stored(ctx, id)).toMatchObject({ channel: "email", dueAt: monday });
});

test("a reminder of what was sent keeps to them too", async () => {
  const plan = { survey: surveyId, first: "email", second: "", third: "" };
  await savePlan(ctx, SavePlan.parse({ ...plan, reminders: [reminder(4)] }));
  const triggerId = await onWeekdays();
  const [customerId = ""] = await customers(ctx, 1);
  const [id = ""] = await invited(ctx, surveyId, [customerId], { triggerId });
  await sendInvitations(ctx, { channel: accepting });
  await after(4);
  await sendInvitations(ctx, { channel: accepting });
  const monday = new Date(begun.getTime() + 6 * day);
  expect(await stored(ctx, id)).toMatchObject({
    ...{ status: "scheduled", remindersSent: 1, dueAt: monday },
  });
  await after(6);
  await sendInvitations(ctx, { channel: accepting });
  expect((await stored(ctx, id)).messages).toHaveLength(2);
});

test("where no hour is left before it closes, it waits on where it is", async () => {
  const id = await waiting("email", []);
  const late = new Date((await stored(ctx, id)).expiresAt.getTime() - 1);
  await after((late.getTime() - begun.getTime()) / day);
  expect(await stored(ctx, id)).toMatchObject({ channel: "widget", route: [] });
});

/** As the database does within a minute: until then all indexes look alike to the planner. */
async function counted() {
  const owner = connect(db.ownerUrl(), 1);
  await owner`analyze invitation`;
  await owner.end();
}

test("what waits on is not looked at", async () => {
  const reminders = [reminder(2), reminder(3, "email")];
  const id = await waiting("email", reminders);
  const others = await customers(ctx, 400, { externalId: null });
  const later = { channel: "widget" as const, dueAt: new Date(begun.getTime() + day) };
  // Some have another channel, some have none: what reminds these says nothing to those.
  await invited(ctx, surveyId, others.slice(0, 200), { ...later, route: ["email"] });
  await invited(ctx, surveyId, others.slice(200), later);
  await counted();
  const read = async (days: number) => {
    today = new Date(begun.getTime() + days * day);
    return inTransaction(ctx, async (tx) => {
      // Of a table this small the planner would read all of it.
      await tx.db.execute(sql`set local enable_seqscan = off; set local enable_bitmapscan = off`);
      return (await rowsRead(tx, "invitation", () => passOn(tx))).read;
    });
  };
  expect(await read(1.9)).toBe(0);
  await after(2);
  expect(await stored(ctx, id)).toMatchObject({ channel: "email", remindersSent: 1 });
  expect(await read(2)).toBe(0);
});

test("what expires early waits for half of its time, the others as long as the channel says", async () => {
  const plan = { survey: surveyId, first: "widget", second: "email", third: "", reminders: [] };
  await savePlan(ctx, SavePlan.parse(plan));
  const [one = "", other = ""] = await customers(ctx, 2, { externalId: null });
  const route = { channel: "widget" as const, route: ["email" as const] };
  const [long = ""] = await invited(ctx, surveyId, [one], route);
  const expiresAt = new Date(begun.getTime() + 5 * day);
  const [short = ""] = await invited(ctx, surveyId, [other], { ...route, expiresAt });
  const by = async () => [(await stored(ctx, short)).channel, (await stored(ctx, long)).channel];
  await after(2.4);
  expect(await by()).toEqual(["widget", "widget"]);
  await after(2.5);
  expect(await by()).toEqual(["email", "widget"]);
  await after(7);
  expect(await by()).toEqual(["email", "email"]);
});
