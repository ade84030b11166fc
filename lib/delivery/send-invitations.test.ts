import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { editOrganization, readOrganization } from "@/lib/access/organization";
import { customer } from "@/lib/db/tables/customers";
import { inTransaction } from "@/lib/db/transaction";
import type { Channel } from "@/lib/delivery/channels/channel";
import { emailChannel } from "@/lib/delivery/channels/email";
import { insertOptOuts, refuseConsent } from "@/lib/delivery/invitee.store";
import { readLink } from "@/lib/delivery/link";
import { markAnswered } from "@/lib/delivery/mark-answered";
import { sendInvitations } from "@/lib/delivery/send-invitations";
import { customers, invited, stored } from "@/lib/delivery/test-asking";
import { startTestSending } from "@/lib/delivery/test-sending";
import { env } from "@/lib/ground/env";
import { newId } from "@/lib/ground/ids";
import { smtpReply } from "@/lib/ground/test-mail-server";
import { editSurvey } from "@/lib/surveys/edit-survey";

interface Asked {
  id: string;
  email: string;
}

const { db, smtp, throughSmtp, setting, oneInvitation } = startTestSending();

test("a due invitation arrives once, and its receipt is kept", async () => {
  const { ctx, id } = await oneInvitation({ email: "ann@customer.example", name: "Ann" });
  const channel = throughSmtp();
  expect(await sendInvitations(ctx, { channel })).toMatchObject({
    handedOver: 1,
    ended: "nothing-due",
  });
  expect(await sendInvitations(ctx, { channel })).toMatchObject({ handedOver: 0 });
  expect(smtp.received).toHaveLength(1);
  expect(smtp.received[0]).toMatchObject({
    recipient: "ann@customer.example",
    subject: "How was your call with us?",
  });
  expect(smtp.received[0]?.messageId).toContain(id);
  const { messages, ...invitation } = await stored(ctx, id);
  expect(invitation).toMatchObject({ status: "sent", attempts: 1, sentAt: ctx.now() });
  expect(messages).toMatchObject([
    { status: "sent", address: "ann@customer.example", receipt: expect.stringContaining("250") },
  ]);
});

test("the links in a mail are the invitation's own, one to answer and one to unsubscribe", async () => {
  const { ctx, id } = await oneInvitation();
  await sendInvitations(ctx, { channel: throughSmtp() });
  const [mail] = smtp.received;
  const tokenIn = (text: string | undefined, path: string) =>
    new RegExp(`${path}([\\w-]{64})`).exec(text ?? "")?.[1] ?? "";
  const secret = env().AUTH_SECRET;
  const expected = { organizationId: ctx.organizationId, invitationId: id };
  expect(readLink(tokenIn(mail?.html || "", "/s/"), secret)).toEqual({
    ...expected,
    purpose: "survey",
  });
  const preferences = { ...expected, purpose: "preferences" };
  expect(readLink(tokenIn(mail?.text, "/u/"), secret)).toEqual(preferences);
  const header = mail?.headerLines.find(({ key }) => key === "list-unsubscribe")?.line;
  expect(readLink(tokenIn(header?.replace(/\s/g, ""), "/u/"), secret)).toEqual(preferences);
});

test("an invitation waits for its hour", async () => {
  const { ctx, surveyId, after } = await setting();
  const ids = await customers(ctx, 1);
  await invited(ctx, surveyId, ids, { dueAt: new Date("2026-03-10T13:00:00Z") });
  const channel = throughSmtp();
  expect((await sendInvitations(ctx, { channel })).handedOver).toBe(0);
  after(60);
  expect((await sendInvitations(ctx, { channel })).handedOver).toBe(1);
});

test("without a mail server the message is kept, readable, and not called sent", async () => {
  const { ctx, id } = await oneInvitation();
  await sendInvitations(ctx, { channel: emailChannel(undefined) });
  expect(await stored(ctx, id)).toMatchObject({
    status: "kept",
    sentAt: null,
    messages: [{ status: "kept", bodyHtml: expect.stringContaining("/s/") }],
  });
});

test.each([
  ["no-consent", { consent: false }],
  ["erased", { erasedAt: new Date() }],
  ["no-address", { email: null }],
  ["no-address", { email: "nowhere" }],
])("a customer who became %s before the hour is not written to", async (reason, change) => {
  const { ctx, id } = await oneInvitation(change);
  expect((await sendInvitations(ctx, { channel: throughSmtp() })).handedOver).toBe(0);
  expect(await stored(ctx, id)).toMatchObject({ status: "cancelled", failure: reason });
  expect(smtp.received).toHaveLength(0);
});

test("who says no under another record with the same address is not written to", async () => {
  const { ctx, surveyId, id } = await oneInvitation({ email: "Ann@customer.example" });
  const [other = ""] = await invited(ctx, surveyId, await customers(ctx, 1));
  await customers(ctx, 1, { email: "ann@customer.example", consent: false });
  expect((await sendInvitations(ctx, { channel: throughSmtp() })).handedOver).toBe(1);
  expect(await stored(ctx, id)).toMatchObject({ status: "cancelled", failure: "no-consent" });
  expect(await stored(ctx, other)).toMatchObject({ status: "sent" });
});

test.each([
  [
    "unsubscribes",
    "unsubscribed",
    (ctx: Context, { email }: Asked) =>
      inTransaction(ctx, (tx) => insertOptOuts(tx, [email], "preferences")),
  ],
  [
    "withdraws consent",
    "no-consent",
    (ctx: Context, { id }: Asked) => inTransaction(ctx, (tx) => refuseConsent(tx, id)),
  ],
  [
    "says no to mails",
    "no-consent",
    (ctx: Context, { id }: Asked) =>
      inTransaction(ctx, (tx) =>
        tx.db
          .update(customer)
          .set({ channelConsents: { email: false, sms: true } })
          .where(eq(customer.id, id)),
      ),
  ],
])("a customer who %s when the mail is already worded is not written to", async (_, why, sayNo) => {
  const { ctx, surveyId } = await setting();
  const [first = ""] = await customers(ctx, 1);
  const email = "second@customer.example";
  const [id = ""] = await customers(ctx, 1, { email: "Second@customer.example" });
  const [, invitationId = ""] = await invited(ctx, surveyId, [first, id]);
  const through = throughSmtp();
  const channel: Channel = {
    send: async (mail) => {
      await sayNo(ctx, { id, email });
      return through.send(mail);
    },
  };
  expect((await sendInvitations(ctx, { channel })).handedOver).toBe(1);
  expect(await stored(ctx, invitationId)).toMatchObject({ status: "scheduled", messages: [] });
  await sendInvitations(ctx, { channel: through });
  expect(await stored(ctx, invitationId)).toMatchObject({ status: "cancelled", failure: why });
  expect(smtp.received).toHaveLength(1);
});

test("what a closed survey had still to ask is called off", async () => {
  const { ctx, surveyId, id } = await oneInvitation();
  await editSurvey(ctx, { surveyId, closed: true });
  expect((await sendInvitations(ctx, { channel: throughSmtp() })).handedOver).toBe(0);
  expect(await stored(ctx, id)).toMatchObject({ status: "cancelled", messages: [] });
  expect(smtp.received).toHaveLength(0);
});

test("what was answered or has expired before it was sent is not sent", async () => {
  const { ctx, surveyId, after } = await setting();
  const [one = "", other = ""] = await customers(ctx, 2);
  const [answered = ""] = await invited(ctx, surveyId, [one]);
  const expiresAt = new Date("2026-03-10T12:30:00Z");
  const [expired = ""] = await invited(ctx, surveyId, [other], { expiresAt });
  await inTransaction(ctx, (tx) => markAnswered(tx, [answered]));
  after(31);
  expect((await sendInvitations(ctx, { channel: throughSmtp() })).handedOver).toBe(0);
  expect((await stored(ctx, answered)).status).toBe("answered");
  expect((await stored(ctx, expired)).status).toBe("failed");
});

test("a refusal for good ends it, a refusal for now is tried again later", async () => {
  const { ctx, surveyId, after } = await setting();
  const [gone = ""] = await customers(ctx, 1, { email: "gone@customer.example" });
  const [busy = ""] = await customers(ctx, 1, { email: "busy@customer.example" });
  const [goneId = "", busyId = ""] = await invited(ctx, surveyId, [gone, busy]);
  smtp.answer.recipient = (address) =>
    address.startsWith("gone") ? smtpReply(550, "no such mailbox") : smtpReply(450, "greylisted");
  const channel = throughSmtp();
  await sendInvitations(ctx, { channel });
  expect(await stored(ctx, goneId)).toMatchObject({
    status: "failed",
    failure: expect.stringContaining("no such mailbox"),
    messages: [{ status: "failed" }],
  });
  expect(await stored(ctx, busyId)).toMatchObject({ status: "scheduled", attempts: 1 });
  smtp.answer.recipient = undefined;
  expect((await sendInvitations(ctx, { channel })).handedOver).toBe(0);
  after(1);
  expect((await sendInvitations(ctx, { channel })).handedOver).toBe(1);
  expect(await stored(ctx, busyId)).toMatchObject({
    status: "sent",
    attempts: 2,
    failure: null,
    messages: [{ status: "failed" }, { status: "sent" }],
  });
});

test("while the mail server is away, nobody's attempts are used up", async () => {
  const { ctx, surveyId, after } = await setting();
  const ids = await invited(ctx, surveyId, await customers(ctx, 3));
  const away = throughSmtp("smtp://127.0.0.1:1");
  const againAt = new Date(ctx.now().getTime() + 1000);
  expect(await sendInvitations(ctx, { channel: away })).toMatchObject({ ended: "outage", againAt });
  for (const id of ids) {
    expect(await stored(ctx, id)).toMatchObject({ status: "scheduled", attempts: 0, messages: [] });
  }
  expect((await sendInvitations(ctx, { channel: throughSmtp() })).handedOver).toBe(2);
  after(1);
  expect((await sendInvitations(ctx, { channel: throughSmtp() })).handedOver).toBe(1);
});

test("a mail whose handing over fails every time does not hold up the others", async () => {
  const { ctx, surveyId, after } = await setting();
  const [bad = ""] = await customers(ctx, 1, { email: "bad@customer.example" });
  const good = await customers(ctx, 3);
  await invited(ctx, surveyId, [bad, ...good]);
  const through = throughSmtp();
  const channel: Channel = {
    send: async (mail) =>
      mail.to.address.startsWith("bad")
        ? { kind: "unreachable", reason: "it drops the line" }
        : through.send(mail),
  };
  await sendInvitations(ctx, { channel });
  after(2);
  await sendInvitations(ctx, { channel });
  expect(smtp.received).toHaveLength(3);
});

test("the organisation's own sender and reply address are used", async () => {
  const { ctx } = await oneInvitation();
  const { name, currency, timeZone, minimumGroupSize } = await readOrganization(ctx);
  await editOrganization(ctx, {
    ...{ name, currency, timeZone, minimumGroupSize, grossMarginPercent: null },
    mailSender: "voice@acme.example",
    mailReplyTo: "care@acme.example",
  });
  await sendInvitations(ctx, { channel: throughSmtp() });
  const [mail] = smtp.received;
  expect(mail?.from?.value).toEqual([{ address: "voice@acme.example", name: "Test organisation" }]);
  expect(mail?.replyTo?.value[0]?.address).toBe("care@acme.example");
});

test("a reply that was lost leaves the message unknown, and it is sent again", async () => {
  const { ctx, id, after } = await oneInvitation();
  const through = throughSmtp();
  const losing: Channel = {
    send: async (mail) => {
      await through.send(mail);
      return { kind: "interrupted", reason: "Connection closed unexpectedly" };
    },
  };
  expect((await sendInvitations(ctx, { channel: losing })).ended).toBe("outage");
  expect(await stored(ctx, id)).toMatchObject({
    status: "scheduled",
    messages: [{ status: "unknown" }],
  });
  after(1);
  await sendInvitations(ctx, { channel: through });
  expect(smtp.received.map(({ messageId }) => messageId)).toHaveLength(2);
  expect(new Set(smtp.received.map(({ messageId }) => messageId)).size).toBe(1);
});

test("a run that is told to stop ends between two messages and leaves the rest due", async () => {
  const { ctx, surveyId } = await setting();
  await invited(ctx, surveyId, await customers(ctx, 3));
  const stop = new AbortController();
  const through = throughSmtp();
  const channel: Channel = {
    send: async (mail) => {
      stop.abort();
      return through.send(mail);
    },
  };
  expect(await sendInvitations(ctx, { channel, signal: stop.signal })).toMatchObject({
    handedOver: 1,
    ended: "stopped",
  });
  expect((await sendInvitations(ctx, { channel: through })).handedOver).toBe(2);
});

test("another organisation's invitations are not sent", async () => {
  const { ctx } = await oneInvitation();
  const stranger = await db.context(ctx.now);
  expect((await sendInvitations(stranger, { channel: throughSmtp() })).handedOver).toBe(0);
});

test("only the system and those who may send can send", async () => {
  const { ctx } = await oneInvitation();
  const actor = { kind: "api-key" as const, id: newId(), scopes: ["read" as const] };
  await expect(sendInvitations({ ...ctx, actor })).rejects.toMatchObject({ code: "forbidden" });
});
