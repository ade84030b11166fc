import { expect, test } from "vitest";
import { readAudit } from "@/lib/access/audit";
import type { Context } from "@/lib/access/context";
import { SaveLetterChannel, SaveSmsChannel } from "@/lib/delivery/channel-shapes";
import { SavePlan } from "@/lib/delivery/plan-shapes";
import { previewMessage, printPreview } from "@/lib/delivery/preview";
import { saveLetterChannel, saveSmsChannel } from "@/lib/delivery/save-channel";
import { savePlan } from "@/lib/delivery/save-plan";
import { sendInvitations } from "@/lib/delivery/send-invitations";
import { sendTestSms } from "@/lib/delivery/send-test-sms";
import { SendTestSms } from "@/lib/delivery/shapes";
import { segmentsOf } from "@/lib/delivery/short-message";
import { stopInviting } from "@/lib/delivery/stop-inviting";
import { customers, invited, stored } from "@/lib/delivery/test-asking";
import { replies, startTestProvider } from "@/lib/delivery/test-provider";
import { startTestSending } from "@/lib/delivery/test-sending";
import { newId } from "@/lib/ground/ids";

const { setting } = startTestSending();
const provider = startTestProvider();

async function withSms(ctx: Context, change: object = {}): Promise<void> {
  const input = SaveSmsChannel.parse({
    ...{ active: true, provider: "twilio", from: "+15550100", accountSid: "AC1", secret: "s3cret" },
    ...{ apiUrl: provider.url(), url: "", format: "json", body: "", header: "", idField: "" },
    ...{ perMinute: "", ...change },
  });
  await saveSmsChannel(ctx, input);
}

const reminder = { afterDays: 3, channel: "", subject: "Once more", opening: "We still ask." };

async function reminded(ctx: Context, survey: string): Promise<void> {
  const ways = { first: "sms", second: "email", third: "" };
  await savePlan(ctx, SavePlan.parse({ survey, ...ways, reminders: [reminder] }));
}

test("a text message is shown as it is sent, with as many parts", async () => {
  const { ctx, surveyId } = await setting();
  const asCustomer = { externalId: "c-1", phone: "+15550100001", email: null, name: "Eva" };
  const ids = await customers(ctx, 1, asCustomer);
  await withSms(ctx);
  const query = { by: "sms", as: "c-1" } as const;
  const { shown, open } = await previewMessage(ctx, { surveyId }, query);
  const [id = ""] = await invited(ctx, surveyId, ids, { channel: "sms" });
  await sendInvitations(ctx);
  const [sent] = (await stored(ctx, id)).messages;
  const unlinked = (text = "") => text.replace(/\/[su]\/[\w-]{64}/g, "/…");
  expect(shown).toMatchObject({ kind: "sms", ...segmentsOf(sent?.bodyText ?? "") });
  expect(unlinked("text" in shown ? shown.text : "")).toBe(unlinked(sent?.bodyText));
  expect(open).toBe(true);
});

test("a webhook's JSON and a letter's page are shown, of reminders too", async () => {
  const { ctx, surveyId } = await setting();
  await reminded(ctx, surveyId);
  await customers(ctx, 1, { externalId: "c-1", phone: "+1 555 010 0001", name: "Eva" });
  const hook = await previewMessage(ctx, { surveyId }, { by: "webhook", as: "c-1", request: 1 });
  expect(hook).toMatchObject({ open: false, reminders: 1, known: true });
  expect(JSON.parse("body" in hook.shown ? hook.shown.body : "")).toEqual({
    id: `${surveyId}.1`,
    to: { address: "+15550100001", name: "Eva" },
    from: expect.any(String),
    subject: "Once more",
    text: expect.stringContaining("We still ask."),
    surveyUrl: expect.stringMatching(/\/s\/[\w-]{64}$/),
    preferencesUrl: expect.stringMatching(/\/u\/[\w-]{64}$/),
  });
  const letter = await previewMessage(ctx, { surveyId }, { by: "letter", request: 1 });
  expect(letter.shown).toMatchObject({
    subject: "Once more",
    text: expect.stringMatching(/^We still ask\./),
  });
  const mail = await previewMessage(ctx, { surveyId }, { request: 1 });
  expect(mail.shown).toMatchObject({ kind: "email", subject: "Once more" });
  const parts = { street: "street", addition: "", postcode: "zip", city: "city", country: "" };
  await saveLetterChannel(ctx, SaveLetterChannel.parse({ active: true, ...parts, sender: "" }));
  // No address is made up for a customer who has none.
  const theirs = printPreview(ctx, { surveyId }, { as: "c-1", request: 1 });
  await expect(theirs).rejects.toMatchObject({ code: "not-found" });
  const unreached = await previewMessage(ctx, { surveyId }, { by: "letter", as: "c-1" });
  expect(unreached).toMatchObject({ known: true, reached: false });
  const attributes = { street: "1 High Street", zip: "8000", city: "Zürich" };
  await customers(ctx, 1, { externalId: "c-2", email: null, attributes });
  const nowhere = await previewMessage(ctx, { surveyId }, { by: "webhook", as: "c-2" });
  expect(nowhere.reached).toBe(false);
  expect(JSON.parse("body" in nowhere.shown ? nowhere.shown.body : "").to.address).toBe("");
  expect((await previewMessage(ctx, { surveyId }, { by: "letter", as: "c-2" })).reached).toBe(true);
  // There are no more reminders than the plan has: the last is shown.
  const beyond = await previewMessage(ctx, { surveyId }, { request: 3 });
  expect(beyond).toMatchObject({ request: 1, shown: { subject: "Once more" } });
  const page = await printPreview(ctx, { surveyId }, { as: "c-2", request: 1 });
  expect(Buffer.from(page.slice(0, 5)).toString()).toBe("%PDF-");
  const first = await printPreview(ctx, { surveyId }, { as: "c-2" });
  expect(Buffer.compare(Buffer.from(page), Buffer.from(first))).not.toBe(0);
});

test("a test goes to the number that is typed, exactly as it is shown", async () => {
  const { ctx, surveyId } = await setting();
  await reminded(ctx, surveyId);
  const input = SendTestSms.parse({ surveyId, number: "+49 170 1234567", request: 1 });
  await expect(sendTestSms(ctx, input)).rejects.toMatchObject({ code: "unavailable" });
  await withSms(ctx, { active: false });
  await expect(sendTestSms(ctx, input)).rejects.toMatchObject({ code: "unavailable" });
  expect(provider.calls).toHaveLength(0);
  await withSms(ctx);
  expect(await sendTestSms(ctx, input)).toEqual({ address: "+491701234567" });
  const fields = Object.fromEntries(new URLSearchParams(provider.calls[0]?.body));
  const { shown } = await previewMessage(ctx, { surveyId }, { by: "sms", request: 1 });
  expect(fields).toMatchObject({ To: "+491701234567", Body: "text" in shown && shown.text });
  expect(fields.Body).toContain("We still ask.");
  provider.answer.with = replies(400);
  await expect(sendTestSms(ctx, input)).rejects.toMatchObject({
    message: expect.stringContaining("400"),
  });
});

test("tests count as what the channel may send, and each member's within an hour", async () => {
  const { ctx, surveyId, after } = await setting();
  await withSms(ctx, { perMinute: "1" });
  const input = SendTestSms.parse({ surveyId, number: "+49 170 1234567" });
  const throttled = (word: string) => ({
    code: "throttled",
    message: expect.stringContaining(word),
  });
  provider.answer.with = replies(400);
  await expect(sendTestSms(ctx, input)).rejects.toMatchObject({ code: "unavailable" });
  provider.answer = {};
  await expect(sendTestSms(ctx, input)).rejects.toMatchObject(throttled("SMS may send"));
  for (let sent = 1; sent < 10; sent += 1) {
    after(1);
    await sendTestSms(ctx, input);
  }
  after(1);
  await expect(sendTestSms(ctx, input)).rejects.toMatchObject(throttled("10 tests"));
  const actor = { kind: "member" as const, id: newId(), role: "builder" as const };
  const other = { ...ctx, actor: { ...actor, name: "Bea", email: "bea@acme.example" } };
  await sendTestSms(other, input);
  expect(provider.calls).toHaveLength(11);
  after(60);
  await sendTestSms(ctx, input);
  const { entries } = await readAudit(ctx, {});
  const tests = entries.filter(({ act }) => act === "message.tested");
  expect(tests).toHaveLength(12);
  for (const { detail } of tests) expect(detail).toEqual({ channel: "sms", number: "…567" });
});

test("no test goes to a number at which somebody has said no, or that has no country", async () => {
  const { ctx, surveyId } = await setting();
  await withSms(ctx);
  const ids = await customers(ctx, 1, { phone: "+49 170 1234567", email: null });
  const [id = ""] = await invited(ctx, surveyId, ids, { channel: "sms" });
  await stopInviting(ctx, id, "preferences");
  const input = SendTestSms.parse({ surveyId, number: "0049 170 1234567" });
  await expect(sendTestSms(ctx, input)).rejects.toMatchObject({ code: "conflict" });
  expect(provider.calls).toHaveLength(0);
  expect(SendTestSms.safeParse({ surveyId, number: "0170 1234567" }).success).toBe(false);
});
