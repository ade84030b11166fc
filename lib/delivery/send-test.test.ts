import { afterAll, expect, test } from "vitest";
import { readAudit } from "@/lib/access/audit";
import type { Actor, Context } from "@/lib/access/context";
import { testDatabase } from "@/lib/db/test-database";
import { SaveEmailChannel } from "@/lib/delivery/channel-shapes";
import { emailChannel } from "@/lib/delivery/channels/email";
import { previewMessage } from "@/lib/delivery/preview";
import { saveEmailChannel } from "@/lib/delivery/save-channel";
import { sendTest } from "@/lib/delivery/send-test";
import type { PreviewQuery } from "@/lib/delivery/shapes";
import { customers } from "@/lib/delivery/test-asking";
import { newId } from "@/lib/ground/ids";
import { openMailServer } from "@/lib/ground/mail";
import { smtpReply, startTestMailServer } from "@/lib/ground/test-mail-server";
import { createSurvey } from "@/lib/surveys/create-survey";
import { editSurvey } from "@/lib/surveys/edit-survey";
import { readSurvey } from "@/lib/surveys/read";

const db = testDatabase();
const smtp = startTestMailServer();
const ownServer = startTestMailServer({ host: "127.0.0.2" });
const open: { close: () => void }[] = [];
afterAll(() => {
  for (const server of open) server.close();
});

const builder: Actor = {
  kind: "member",
  id: newId(),
  role: "builder",
  name: "Bea Builder",
  email: "bea@acme.example",
};

async function setting() {
  const ctx: Context = { ...(await db.context()), actor: builder };
  const { id: surveyId } = await createSurvey(ctx, { name: "Draft", template: "post-call-nps" });
  const server = openMailServer(smtp.url());
  open.push(server);
  return { ctx, surveyId, server: emailChannel(server) };
}

test("a member gets the message of a draft, marked as a test, with links that answer nothing", async () => {
  const { ctx, surveyId, server } = await setting();
  expect(await sendTest(ctx, { surveyId }, server)).toEqual({ address: "bea@acme.example" });
  const [mail] = smtp.received;
  expect(mail).toMatchObject({
    recipient: "bea@acme.example",
    subject: "Test: How was your call with us?",
  });
  expect(mail?.html).toContain(`/surveys/${surveyId}/edit?score=10`);
  expect(mail?.html).not.toContain("/s/");
  expect(mail?.headers.has("list-unsubscribe")).toBe(false);
});

test("without a mail server, and when it refuses, the member is told", async () => {
  const { ctx, surveyId, server } = await setting();
  await expect(sendTest(ctx, { surveyId })).rejects.toMatchObject({
    code: "unavailable",
    message: expect.stringContaining("SMTP_URL"),
  });
  smtp.answer.recipient = () => smtpReply(550, "no such mailbox");
  await expect(sendTest(ctx, { surveyId }, server)).rejects.toMatchObject({
    message: expect.stringContaining("no such mailbox"),
  });
});

test("a test goes through the organisation's own server, signed as its mail is", async () => {
  const { ctx, surveyId } = await setting();
  const port = new URL(ownServer.url()).port;
  const own = SaveEmailChannel.parse({
    ...{ active: true, host: "127.0.0.2", port, secure: false, user: "", password: "" },
    ...{ dkimDomain: "acme.example", perMinute: "", warmUp: false, bounceAddress: "", seeds: "" },
  });
  await saveEmailChannel({ ...ctx, actor: { ...builder, role: "administrator" } }, own);
  await sendTest(ctx, { surveyId });
  expect(smtp.received).toHaveLength(0);
  const [mail] = ownServer.received;
  expect(mail?.recipient).toBe("bea@acme.example");
  const signature = mail?.headerLines.find(({ key }) => key === "dkim-signature")?.line;
  expect(signature).toContain("d=acme.example");
});

test("a member sends thirty tests in an hour and no more, and it is kept who sent them", async () => {
  const { ctx, surveyId, server } = await setting();
  let now = ctx.now();
  const send = (by: Partial<Context> = {}) =>
    sendTest({ ...ctx, now: () => now, ...by }, { surveyId }, server);
  for (let sent = 0; sent < 30; sent += 1) await send();
  await expect(send()).rejects.toMatchObject({ code: "throttled" });
  await send({ actor: { ...builder, id: newId() } });
  now = new Date(now.getTime() + 3_600_001);
  await send();
  const auditor = { ...ctx, actor: { ...builder, role: "administrator" as const } };
  const { entries } = await readAudit(auditor, {});
  const tests = entries.filter(({ act }) => act === "mail.tested");
  expect(tests).toHaveLength(32);
  expect(tests[0]).toMatchObject({ subjectId: surveyId });
});

test("the preview is read as a customer would, or in a language", async () => {
  const { ctx, surveyId } = await setting();
  const { definition } = await readSurvey(ctx, { surveyId });
  const translations = { de: { title: "Hallo {{customer.name|du}}" } };
  await editSurvey(ctx, { surveyId, definition: { ...definition, translations } });
  await customers(ctx, 1, {
    externalId: "c-1",
    email: "Eva@one.example",
    name: "Eva",
    locale: "de",
  });
  const subjectFor = async (query: PreviewQuery) => {
    const { shown, known, languages } = await previewMessage(ctx, { surveyId }, query);
    expect(languages).toEqual(["en", "de"]);
    return { subject: "subject" in shown && shown.subject, known };
  };
  for (const as of ["c-1", "eva@ONE.example"]) {
    expect(await subjectFor({ as })).toEqual({ subject: "Hallo Eva", known: true });
  }
  expect(await subjectFor({ language: "de" })).toEqual({ subject: "Hallo du", known: true });
  expect(await subjectFor({ as: "nobody" })).toMatchObject({ known: false });
});

test("the test is the message that is shown", async () => {
  const { ctx, surveyId, server } = await setting();
  const { definition } = await readSurvey(ctx, { surveyId });
  const translations = { de: { title: "Hallo {{customer.name|du}}" } };
  await editSurvey(ctx, { surveyId, definition: { ...definition, translations } });
  await customers(ctx, 1, { externalId: "c-1", name: "Eva", locale: "de" });
  await sendTest(ctx, { surveyId, as: "c-1" }, server);
  await sendTest(ctx, { surveyId, language: "de" }, server);
  const subjects = smtp.received.map(({ subject }) => subject);
  expect(subjects.slice(-2)).toEqual(["Test: Hallo Eva", "Test: Hallo du"]);
});

test("the preview needs nobody's address, and is not for other organisations", async () => {
  const { ctx, surveyId } = await setting();
  expect((await previewMessage(ctx, { surveyId })).shown).toMatchObject({
    subject: "How was your call with us?",
  });
  const { ctx: stranger } = await setting();
  await expect(previewMessage(stranger, { surveyId })).rejects.toMatchObject({
    code: "not-found",
  });
});
