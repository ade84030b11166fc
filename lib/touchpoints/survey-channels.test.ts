import { beforeEach, expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { testDatabase } from "@/lib/db/test-database";
import { SaveSmsChannel } from "@/lib/delivery/channel-shapes";
import type { Channel } from "@/lib/delivery/channels/channel";
import type { PlannedKind } from "@/lib/delivery/kinds";
import { SavePlan } from "@/lib/delivery/plan-shapes";
import { saveSmsChannel, saveWidgetChannel } from "@/lib/delivery/save-channel";
import { savePlan } from "@/lib/delivery/save-plan";
import { sendInvitations } from "@/lib/delivery/send-invitations";
import { customers, invited, publishedSurvey, stored } from "@/lib/delivery/test-asking";
import { considerInvitations } from "@/lib/touchpoints/consider-invitations";
import { EditContactPolicy } from "@/lib/touchpoints/contact-policy";
import { createTrigger } from "@/lib/touchpoints/create-trigger";
import { editContactPolicy } from "@/lib/touchpoints/edit-contact-policy";
import { LedgerQuery, ListDecisions } from "@/lib/touchpoints/ledger-shapes";
import { readInteraction } from "@/lib/touchpoints/read-interaction";
import { readAskedOtherwise, readLedger } from "@/lib/touchpoints/read-ledger";
import { createRound } from "@/lib/touchpoints/rounds/create-round";
import { readRound } from "@/lib/touchpoints/rounds/read-rounds";
import { runRound } from "@/lib/touchpoints/rounds/run-round";
import { CreateRound } from "@/lib/touchpoints/rounds/shapes";
import { CreateTrigger, DecisionDetail } from "@/lib/touchpoints/shapes";
import { simulateTrigger } from "@/lib/touchpoints/simulate-trigger";
import { SimulateTrigger } from "@/lib/touchpoints/simulation-shapes";
import { decisionOf, interactions } from "@/lib/touchpoints/test-interactions";
import { tryInteraction } from "@/lib/touchpoints/try-trigger";

const db = testDatabase();
const noon = new Date("2026-03-10T12:00:00Z");
let ctx: Context;

beforeEach(async () => {
  ctx = await db.context(() => noon);
  await saveSmsChannel(
    ctx,
    SaveSmsChannel.parse({
      ...{ active: true, provider: "twilio", from: "+1555", accountSid: "AC", secret: "s" },
      ...{ apiUrl: "", url: "", format: "json", body: "", header: "", idField: "", perMinute: "" },
    }),
  );
  await saveWidgetChannel(ctx, { active: true, waitDays: 7 });
});

async function surveySentBy(first: PlannedKind, second: PlannedKind | "" = "") {
  const survey = await publishedSurvey(ctx);
  await savePlan(ctx, SavePlan.parse({ survey, first, second, third: "", reminders: [] }));
  return survey;
}

const triggered = (survey: string, rules: Partial<CreateTrigger> = {}) =>
  createTrigger(ctx, CreateTrigger.parse({ survey, ...rules }));

/**
 * What everything that decides says of a call by such a customer, and what the call led to; simulated is
 * a further trigger by these rules.
 */
async function heard(survey: string, change: object, rules: object = {}) {
  const [customerId = ""] = await customers(ctx, 1, change);
  const occurredAt = new Date(noon.getTime() - 60_000);
  const [id = ""] = await interactions(ctx, [{ customerId, occurredAt }]);
  const tried = await tryInteraction(ctx, { interaction: id });
  const simulated = await simulateTrigger(ctx, SimulateTrigger.parse({ survey, ...rules }));
  const round = await createRound(ctx, CreateRound.parse({ survey }));
  await runRound(ctx, { roundId: round.id });
  const { estimate } = await readRound(ctx, { roundId: round.id });
  await considerInvitations(ctx, [id]);
  const decision = await decisionOf(ctx, id);
  const { invitationId } = DecisionDetail.parse(decision?.detail);
  const invitation = invitationId === null ? null : await stored(ctx, invitationId);
  return { tried, simulated, estimate, decision, invitation };
}

test("whom no channel of the survey reaches is not asked, and every forecast says the same", async () => {
  const survey = await surveySentBy("sms");
  await triggered(survey);
  const told = await heard(survey, { externalId: "ann", phone: null });
  expect(told).toMatchObject({
    tried: { decision: "suppressed", reason: "no-address" },
    simulated: { suppressed: [{ reason: "no-address", before: 1, after: 1 }] },
    estimate: { invited: 0, suppressed: { "no-address": 1 } },
    decision: { decision: "suppressed", reason: "no-address" },
    invitation: null,
  });
});

test("a customer known on a site is not reached there by a survey that is only mailed", async () => {
  const survey = await surveySentBy("email");
  await triggered(survey);
  const told = await heard(survey, { externalId: "ann", email: null });
  expect(told).toMatchObject({
    ...{ tried: { reason: "no-address" }, estimate: { suppressed: { "no-address": 1 } } },
    ...{ decision: { reason: "no-address" }, invitation: null },
  });
});

test("a site counts only for a survey that shows there", async () => {
  const survey = await surveySentBy("widget");
  await triggered(survey);
  const told = await heard(survey, { externalId: "ann" });
  expect(told).toMatchObject({ decision: { reason: "no-address" }, invitation: null });
});

test("a channel that is only for those who said yes is no way to the others", async () => {
  const bases = { restPeriodSeconds: 0, channelBases: { sms: "consent" } };
  await editContactPolicy(ctx, EditContactPolicy.parse(bases));
  const both = { email: "ann@one.example", phone: "+15550100001" };
  const bySms = await surveySentBy("sms");
  const trigger = await triggered(bySms);
  expect(await heard(bySms, both)).toMatchObject({
    ...{ tried: { reason: "no-consent" }, estimate: { suppressed: { "no-consent": 1 } } },
    ...{ decision: { reason: "no-consent" }, invitation: null },
  });
  const byBoth = await surveySentBy("sms", "email");
  await triggered(byBoth, { priority: trigger.priority + 1 });
  const other = { email: "eve@one.example", phone: "+15550100002" };
  expect(await heard(byBoth, other)).toMatchObject({
    decision: { decision: "invited" },
    invitation: { channel: "email", route: [] },
  });
});

test("a channel that a customer refused is no way to them, and every forecast says the same", async () => {
  const survey = await surveySentBy("email");
  const trigger = await triggered(survey);
  const refusing = { email: "ann@one.example", consent: true, channelConsents: { email: false } };
  const told = await heard(survey, refusing);
  expect(told).toMatchObject({
    tried: { decision: "suppressed", reason: "no-consent" },
    simulated: { suppressed: [{ reason: "no-consent", before: 1, after: 1 }] },
    estimate: { invited: 0, suppressed: { "no-consent": 1 } },
    ...{ decision: { reason: "no-consent" }, invitation: null },
  });
  const byBoth = await surveySentBy("email", "sms");
  await triggered(byBoth, { priority: trigger.priority + 1 });
  const both = { ...refusing, email: "eve@one.example", phone: "+15550100002" };
  expect((await heard(byBoth, both)).invitation).toMatchObject({ channel: "sms", route: [] });
});

test("an ask that could not be delivered takes neither rest nor place: the next trigger asks", async () => {
  const bySms = await surveySentBy("sms");
  const byMail = await surveySentBy("email", "sms");
  const first = await triggered(bySms, { priority: 2, dailyCap: 1 });
  const second = await triggered(byMail, { priority: 1 });
  const { decision, invitation } = await heard(bySms, { email: "ann@one.example" });
  expect(decision).toMatchObject({
    decision: "invited",
    detail: {
      triggerId: second.id,
      heard: [{ triggerId: first.id, reasons: ["no-address"] }],
    },
  });
  expect(invitation).toMatchObject({ surveyId: byMail, channel: "email", route: [] });
  const reached = await heard(bySms, { email: null, phone: "+15550100002" });
  expect(reached.invitation).toMatchObject({ surveyId: bySms, channel: "sms", dueAt: noon });
});

test("a channel that refused is told wherever an invitation is read", async () => {
  const survey = await surveySentBy("email", "sms");
  await triggered(survey, { restPeriodSeconds: 0 });
  const [customerId = ""] = await customers(ctx, 1, { phone: "+491701234567" });
  const [interactionId = ""] = await interactions(ctx, [{ customerId }]);
  await considerInvitations(ctx, [interactionId]);
  await invited(ctx, survey, [customerId], { channel: "email", route: ["sms"] });
  const channel: Channel = {
    send: async ({ to }) =>
      to.address.includes("@")
        ? { kind: "refused", reason: "550 no such user", permanent: true }
        : { kind: "accepted", reply: "ok" },
  };
  await sendInvitations(ctx, { channel });
  const explanation = "The e-mail was refused (550 no such user). Sent by SMS, not answered yet";
  const ledger = await readLedger(ctx, ListDecisions.parse({ search: customerId }));
  expect(ledger.data).toMatchObject([{ invitationState: { explanation } }]);
  const { invitationState } = await readInteraction(ctx, { interactionId });
  expect(invitationState).toMatchObject({ explanation });
  expect(invitationState).not.toHaveProperty("refused");
  const byHand = await readAskedOtherwise(ctx, LedgerQuery.parse({ search: customerId }));
  expect(byHand).toMatchObject([{ state: { explanation } }]);
});

test("a trigger asks by its own order, and every forecast says so; a round keeps the survey's", async () => {
  const survey = await surveySentBy("email", "widget");
  const { id } = await triggered(survey, { askBy: ["sms", "email"] });
  const both = { email: "ann@one.example", phone: "+15550100001" };
  expect((await heard(survey, both)).invitation).toMatchObject({
    ...{ triggerId: id, channel: "sms", route: ["email"] },
  });
  const wish = { email: "bob@one.example", phone: "+15550100002", preferredChannel: "email" };
  expect((await heard(survey, wish)).invitation).toMatchObject({
    ...{ channel: "email", route: ["sms"] },
  });
  const outside = { ...wish, email: "cy@one.example", phone: "+15550100003" };
  const letter = { ...outside, preferredChannel: "letter" };
  expect((await heard(survey, letter)).invitation).toMatchObject({ channel: "sms" });
  const onlyPhone = { email: null, phone: "+15550100004" };
  expect(await heard(survey, onlyPhone)).toMatchObject({
    ...{ tried: { decision: "invited" }, decision: { decision: "invited" } },
    ...{ estimate: { suppressed: { "no-address": 1 } }, invitation: { channel: "sms", route: [] } },
  });
});

test("whom the channels of a trigger do not reach is not asked by it, whatever the survey's plan has", async () => {
  const survey = await surveySentBy("email");
  await triggered(survey, { askBy: ["sms"] });
  const told = await heard(survey, { email: "ann@one.example", phone: null }, { askBy: ["phone"] });
  expect(told).toMatchObject({
    ...{ tried: { reason: "no-address" }, decision: { reason: "no-address" }, invitation: null },
    simulated: { asked: { before: 0, after: 0 } },
    estimate: { invited: 1 },
  });
  const byPlan = await simulateTrigger(ctx, SimulateTrigger.parse({ survey }));
  expect(byPlan.asked).toEqual({ before: 0, after: 1 });
});

test("what a trigger's own channels need consent for is told of these", async () => {
  const bases = { restPeriodSeconds: 0, channelBases: { sms: "consent" } };
  await editContactPolicy(ctx, EditContactPolicy.parse(bases));
  const survey = await surveySentBy("email");
  await triggered(survey, { askBy: ["sms"] });
  const both = { email: "ann@one.example", phone: "+15550100001" };
  expect(await heard(survey, both)).toMatchObject({
    ...{ tried: { reason: "no-consent" }, decision: { reason: "no-consent" } },
    ...{ estimate: { invited: 1 }, invitation: null },
  });
});

test("a trigger's own order has the site only while its survey shows there", async () => {
  const survey = await surveySentBy("email");
  await triggered(survey, { askBy: ["widget", "email"] });
  const told = await heard(survey, { externalId: "ann", email: "ann@one.example" });
  expect(told.invitation).toMatchObject({ channel: "email", route: [] });
});
