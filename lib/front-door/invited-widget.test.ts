import { beforeEach, expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { response } from "@/lib/db/tables/responses";
import { testDatabase } from "@/lib/db/test-database";
import { inTransaction } from "@/lib/db/transaction";
import { findInteraction } from "@/lib/delivery/invitation.store";
import { readLink } from "@/lib/delivery/link";
import { SavePlan } from "@/lib/delivery/plan-shapes";
import { saveWidgetChannel } from "@/lib/delivery/save-channel";
import { savePlan } from "@/lib/delivery/save-plan";
import { stopInviting } from "@/lib/delivery/stop-inviting";
import { stored } from "@/lib/delivery/test-asking";
import { signatureOf } from "@/lib/responses/signed-customer";
import { rollWidgetSecret } from "@/lib/surveys/roll-widget-secret";
import { saveWidget } from "@/lib/surveys/save-widget";
import { SaveWidget } from "@/lib/surveys/widget-shapes";
import { catchUp } from "@/lib/touchpoints/catch-up";
import { considerInvitations } from "@/lib/touchpoints/consider-invitations";
import { createTrigger } from "@/lib/touchpoints/create-trigger";
import { editTrigger } from "@/lib/touchpoints/edit-trigger";
import { recordInteractions } from "@/lib/touchpoints/record-interactions";
import { CreateTrigger } from "@/lib/touchpoints/shapes";
import { decisionOf } from "@/lib/touchpoints/test-interactions";
import { embedDoor } from "./embed-door";
import { askOf } from "./exchange";
import { askDoor, openSurvey, form as posted, secret } from "./test-door";

const db = testDatabase();
const day = 86_400_000;
let ctx: Context;
let surveyId: string;
let slug: string;
let url: string;
let today: Date;
let siteSecret: string;
let calls: number;

function showOnSite(active: boolean) {
  const shown = { opening: "delay", seconds: 0, scroll: 50, label: "Feedback", restDays: 30 };
  const widget = { ...shown, surveyId, active, origins: "https://shop.example" };
  return saveWidget(ctx, SaveWidget.parse(widget));
}

beforeEach(async () => {
  today = new Date();
  calls = 0;
  ctx = await db.context(() => today);
  ({ surveyId, slug, url } = await openSurvey(ctx));
  await showOnSite(true);
  await saveWidgetChannel(ctx, { active: true, waitDays: 7 });
  const ways = { first: "widget", second: "email", third: "", reminders: [] };
  await savePlan(ctx, SavePlan.parse({ survey: surveyId, ...ways }));
  await createTrigger(ctx, CreateTrigger.parse({ survey: surveyId }));
  siteSecret = (await rollWidgetSecret(ctx)).secret;
});

/** A customer calls, and what is decided on it. */
async function called(customer: string) {
  calls += 1;
  const externalId = `call-${calls}`;
  const email = `${customer}@customer.example`;
  const item = {
    externalId,
    occurredAt: today.toISOString(),
    customer: { externalId: customer, email },
  };
  await recordInteractions(ctx, { items: [item] });
  const found = await inTransaction(ctx, (tx) => findInteraction(tx, externalId));
  const id = found?.id ?? "";
  await considerInvitations(ctx, [id]);
  const { decision, reason, detail } = (await decisionOf(ctx, id)) ?? {};
  const { invitationId } = (detail ?? {}) as { invitationId?: string | null };
  return {
    decision,
    reason,
    invitationId: invitationId ?? "",
    customerId: found?.customerId ?? "",
  };
}

function signed(customer: string): string {
  const said = { customer, expires: String(Math.floor(today.getTime() / 1_000) + 600) };
  return String(new URLSearchParams({ ...said, signature: signatureOf(said, siteSecret) }));
}

/** What the site's script is told of whoever looks. */
async function told(query: string): Promise<string> {
  const request = new Request(`http://localhost/embed.js?survey=${slug}&${query}`);
  const answer = await embedDoor(askOf(request), { database: ctx.database, secret, now: ctx.now });
  return answer?.body?.toString() ?? "";
}

const ask = (address: string, init?: RequestInit) => askDoor(ctx, address, init);
const placeOf = (answer: Response) => new URL(answer.headers.get("location") ?? "", url).href;
const frameOf = async (customer: string) => placeOf(await ask(`${url}/widget?${signed(customer)}`));
const kept = () => inTransaction(ctx, (tx) => tx.db.select().from(response));

test("an invitation waits on the site for its customer, is answered there, and counts once", async () => {
  const { decision, invitationId, customerId } = await called("ann");
  expect(decision).toBe("invited");
  expect(await stored(ctx, invitationId)).toMatchObject({ channel: "widget", route: ["email"] });
  expect(await told(signed("ann"))).toContain(invitationId.slice(-12));
  const frame = await frameOf("ann");
  const shown = await ask(frame);
  expect(shown.status).toBe(200);
  expect(shown.headers.get("content-security-policy")).toContain(
    "frame-ancestors https://shop.example",
  );
  expect(await stored(ctx, invitationId)).toMatchObject({ status: "scheduled", messages: [] });
  const done = await ask(frame, posted({ nps: "9" }));
  expect(placeOf(done)).toBe(frame);
  expect(await (await ask(frame)).text()).toContain("Thank you");
  await ask(frame, posted({ nps: "2" }));
  expect(await kept()).toMatchObject([{ invitationId, customerId, nps: 9, source: "widget" }]);
  expect(await stored(ctx, invitationId)).toMatchObject({ status: "answered" });
  expect(await told(signed("ann"))).toBe("");
  expect(await frameOf("ann")).not.toBe(frame);
});

test("a survey that shows on no site is sent by the next channel", async () => {
  await showOnSite(false);
  const { invitationId } = await called("liz");
  expect(await stored(ctx, invitationId)).toMatchObject({ channel: "email", route: [] });
});

test("who was asked rests, and who says no is asked no more: the ledger says so, and nothing waits", async () => {
  const first = await called("ben");
  const second = await called("ben");
  expect(second).toMatchObject({ decision: "suppressed", reason: "rest-period" });
  expect(await told(signed("ben"))).toContain(first.invitationId.slice(-12));
  await stopInviting(ctx, first.invitationId, "preferences");
  expect(await told(signed("ben"))).toBe("");
  today = new Date(today.getTime() + 60 * day);
  expect(await called("ben")).toMatchObject({ decision: "suppressed", reason: "unsubscribed" });
  expect(await told(signed("ben"))).toBe("");
});

test("whoever does not come by is asked by the next channel, and can still answer in the frame", async () => {
  const { invitationId } = await called("eve");
  const frame = await frameOf("eve");
  today = new Date(today.getTime() + 6 * day);
  await catchUp(ctx);
  expect(await stored(ctx, invitationId)).toMatchObject({ channel: "widget" });
  today = new Date(today.getTime() + day + 60_000);
  await catchUp(ctx);
  expect(await stored(ctx, invitationId)).toMatchObject({
    ...{ channel: "email", route: [], status: "scheduled", dueAt: today },
    failure: "The customer did not come by.",
  });
  expect(await told(signed("eve"))).toBe("");
  expect((await ask(frame, posted({ nps: "8" }))).status).toBe(303);
  expect(await kept()).toMatchObject([{ invitationId, nps: 8 }]);
});

test("what has expired meanwhile is not shown any more", async () => {
  const { invitationId } = await called("joe");
  const { expiresAt } = await stored(ctx, invitationId);
  today = new Date(expiresAt.getTime() - 1);
  expect(await told(signed("joe"))).toContain(invitationId.slice(-12));
  today = expiresAt;
  expect(await told(signed("joe"))).toBe("");
  expect(await stored(ctx, invitationId)).toMatchObject({ status: "scheduled" });
});

test("the next channel keeps to the time of day, and has half of a short life", async () => {
  const { invitationId } = await called("zoe");
  const { dueAt, expiresAt } = await stored(ctx, invitationId);
  today = new Date(dueAt.getTime() + 7.5 * day);
  await catchUp(ctx);
  const later = new Date(dueAt.getTime() + 8 * day);
  expect(await stored(ctx, invitationId)).toMatchObject({ channel: "email", dueAt: later });

  const lifetime = expiresAt.getTime() - dueAt.getTime();
  const waitDays = lifetime / day;
  await saveWidgetChannel(ctx, { active: true, waitDays });
  const { invitationId: brief } = await called("tom");
  const { dueAt: begun } = await stored(ctx, brief);
  today = new Date(begun.getTime() + lifetime / 2 - 1);
  await catchUp(ctx);
  expect(await stored(ctx, brief)).toMatchObject({ channel: "widget" });
  today = new Date(begun.getTime() + lifetime / 2);
  await catchUp(ctx);
  expect(await stored(ctx, brief)).toMatchObject({ channel: "email", status: "scheduled" });
});

test("whoever is asked in the frame can say no, on a page that opens by itself", async () => {
  const { invitationId } = await called("may");
  const frame = await frameOf("may");
  const link = '<a href="?preferences" target="_blank" rel="noopener">';
  expect(await (await ask(frame)).text()).toContain(link);
  const to = placeOf(await ask(`${frame}?preferences`));
  const organizationId = ctx.organizationId;
  expect(readLink(to.split("/u/").at(-1) ?? "", secret)).toEqual({
    ...{ organizationId, invitationId, purpose: "preferences" },
  });
  expect((await ask(frame, { method: "PUT" })).status).toBe(405);
});

test("nobody is shown another's invitation, nor one of another survey", async () => {
  await called("kim");
  expect(await told(signed("ann"))).toBe("");
  expect(await told(signed("kim").replace("kim", "kim2"))).toBe("");
  expect(await told("customer=kim")).toBe("");
  const token = (await frameOf("kim")).split("/").at(-1);
  const other = await openSurvey(ctx);
  const widget = { opening: "delay", seconds: 0, scroll: 50, label: "Feedback", restDays: 30 };
  const on = { ...widget, surveyId: other.surveyId, active: true, origins: "https://shop.example" };
  await saveWidget(ctx, SaveWidget.parse(on));
  expect((await ask(`${other.url}/widget/${token}`)).status).toBe(404);
  expect((await ask(`${other.url}/widget/${token}`, posted({ nps: "1" }))).status).toBe(404);
  expect((await ask(`${other.url}/widget?${signed("kim")}`)).status).toBe(303);
  expect(await kept()).toEqual([]);
});

test("the script asks whether an invitation waits only where the survey's plan or a trigger has the site", async () => {
  expect(await told("")).toContain('"invited":true');
  await saveWidgetChannel(ctx, { active: false, waitDays: 7 });
  expect(await told("")).toContain('"invited":false');
  await called("lea");
  expect(await told(signed("lea"))).toBe("");
  await saveWidgetChannel(ctx, { active: true, waitDays: 7 });
  const ways = { first: "email", second: "", third: "", reminders: [] };
  await savePlan(ctx, SavePlan.parse({ survey: surveyId, ...ways }));
  expect(await told("")).toContain('"invited":false');
  const own = { survey: surveyId, priority: 1, askBy: ["widget", "email"] };
  const { id: triggerId } = await createTrigger(ctx, CreateTrigger.parse(own));
  expect(await told("")).toContain('"invited":true');
  const { invitationId } = await called("una");
  expect(await told(signed("una"))).toContain(invitationId.slice(-12));
  await editTrigger(ctx, { triggerId, active: false });
  expect(await told("")).toContain('"invited":false');
});

test("a trigger by the site counts from its first day to its last, and after it while anybody is waited for", async () => {
  const ways = { first: "email", second: "", third: "", reminders: [] };
  await savePlan(ctx, SavePlan.parse({ survey: surveyId, ...ways }));
  const begun = today.getTime();
  const at = (days: number) => new Date(begun + days * day);
  const dates = { startsAt: at(1).toISOString(), endsAt: at(3).toISOString() };
  const own = { survey: surveyId, priority: 1, askBy: ["widget"], ...dates };
  await createTrigger(ctx, CreateTrigger.parse(own));
  const isAsked = async () => (await told("")).includes('"invited":true');
  const by: boolean[] = [];
  for (const days of [0.9, 1, 2.9, 3]) {
    today = at(days);
    by.push(await isAsked());
  }
  expect(by).toEqual([false, true, true, false]);
  today = at(2);
  const { invitationId } = await called("ida");
  today = at(3);
  expect(await isAsked()).toBe(true);
  await stopInviting(ctx, invitationId, "preferences");
  expect(await isAsked()).toBe(false);
});
