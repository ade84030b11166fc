import { expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { SaveLetterChannel, SaveSmsChannel } from "@/lib/delivery/channel-shapes";
import { SavePlan } from "@/lib/delivery/plan-shapes";
import { previewMessage, printPreview } from "@/lib/delivery/preview";
import { saveLetterChannel, saveSmsChannel } from "@/lib/delivery/save-channel";
import { savePlan } from "@/lib/delivery/save-plan";
import { sendInvitations } from "@/lib/delivery/send-invitations";
import { sendTestSms } from "@/lib/delivery/send-test";
import { SendTestSms } from "@/lib/delivery/shapes";
import { segmentsOf } from "@/lib/delivery/short-message";
import { stopInviting } from "@/lib/delivery/stop-inviting";
import { customers, invited, stored } from "@/lib/delivery/test-asking";
import { replies, startTestProvider } from "@/lib/delivery/test-provider";
import { startTestSending } from "@/lib/delivery/test-sending";

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
  const page = await printPreview(ctx, { surveyId }, { as: "c-1", request: 1 });
  expect(Buffer.from(page.slice(0, 5)).toString()).toBe("%PDF-");
  const first = await printPreview(ctx, { surveyId }, { as: "c-1" });
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
