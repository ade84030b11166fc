import { createHmac } from "node:crypto";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { invitation } from "@/lib/db/tables/delivery";
import { inTransaction } from "@/lib/db/transaction";
import { insertOptOuts } from "@/lib/delivery/invitee.store";
import { receiptsUrl } from "@/lib/delivery/link";
import { markAnswered } from "@/lib/delivery/mark-answered";
import { type Posted, receiveReports } from "@/lib/delivery/receive-reports";
import { readProviderReports } from "@/lib/delivery/reports/provider-report";
import { complaintMail, deliveryReport } from "@/lib/delivery/reports/test-reports";
import { saveEmailChannel, saveSmsChannel } from "@/lib/delivery/save-channel";
import { sendInvitations } from "@/lib/delivery/send-invitations";
import { takeReports } from "@/lib/delivery/take-reports";
import { customers, invited, stored } from "@/lib/delivery/test-asking";
import { listed } from "@/lib/delivery/test-opt-outs";
import { startTestProvider } from "@/lib/delivery/test-provider";
import { startTestSending } from "@/lib/delivery/test-sending";
import { startTestMailServer } from "@/lib/ground/test-mail-server";

const { throughSmtp, oneInvitation, setting } = startTestSending();
const provider = startTestProvider();
const ownServer = startTestMailServer({ host: "127.0.0.2" });

function post(ctx: Context, channel: "email" | "sms", body: string | Buffer, rest = {}) {
  const key = receiptsUrl(channel, ctx.organizationId).split("/").at(-1) ?? "";
  const posted: Posted = {
    ...{ channel, key, contentType: "message/rfc822", signature: null, body: Buffer.from(body) },
    ...rest,
  };
  return receiveReports({ database: ctx.database, now: ctx.now }, posted);
}

const json = { contentType: "application/json" };

async function sentMail(change = {}) {
  const asked = await oneInvitation({ email: "Gone@customer.example", ...change });
  await sendInvitations(asked.ctx, { channel: throughSmtp() });
  expect(await stored(asked.ctx, asked.id)).toMatchObject({ status: "sent" });
  return asked;
}

test("a mail that comes back ends its invitation, and its mailbox is not written to again", async () => {
  const { ctx, id } = await sentMail();
  expect(await post(ctx, "email", deliveryReport(id))).toEqual({ taken: 1 });
  const after = await stored(ctx, id);
  expect(after).toMatchObject({ status: "failed", sentAt: null, remindAt: null });
  expect(after.messages).toMatchObject([
    { status: "failed", failure: expect.stringContaining("It came back: 5.1.1 550 5.1.1") },
  ]);
  expect(await listed(ctx)).toEqual([["gone@customer.example", "bounced"]]);
  await post(ctx, "email", deliveryReport(id));
  expect(await stored(ctx, id)).toEqual(after);
});

test("an answer that is there already is not undone by a mail that comes back late", async () => {
  const { ctx, id } = await sentMail();
  await inTransaction(ctx, (tx) => markAnswered(tx, [id]));
  await post(ctx, "email", deliveryReport(id));
  expect(await stored(ctx, id)).toMatchObject({ status: "answered" });
});

test("a complaint is a no", async () => {
  const { ctx, id } = await sentMail();
  await post(ctx, "email", complaintMail(id));
  expect(await listed(ctx)).toEqual([["gone@customer.example", "complaint"]]);
  expect(await stored(ctx, id)).toMatchObject({ status: "sent" });
});

test("mails leave with a return address of their own, by which they are known when they come back", async () => {
  const { ctx, surveyId } = await setting();
  const { hostname: host, port } = new URL(ownServer.url());
  await saveEmailChannel(ctx, {
    ...{ active: true, host, port: Number(port), secure: false, user: "", password: "" },
    ...{
      dkimDomain: "",
      perMinute: null,
      warmUp: false,
      bounceAddress: "bounces@acme.example",
      seeds: [],
    },
  });
  const ids = await customers(ctx, 1, { email: "gone@customer.example" });
  const [id = ""] = await invited(ctx, surveyId, ids);
  await sendInvitations(ctx);
  const to = ownServer.received[0]?.sender ?? "";
  expect(to).toMatch(/^bounces\+[0-9a-f]{44}@acme\.example$/);
  await post(ctx, "email", deliveryReport("", { to }));
  expect(await stored(ctx, id)).toMatchObject({ status: "failed" });
});

test.each([
  [{ RecordType: "Bounce", Type: "HardBounce", Email: "gone@customer.example" }, "bounced"],
  [[{ event: "bounce", email: "Gone@customer.example", status: "5.1.1" }], "bounced"],
  [[{ event: "spamreport", email: "gone@customer.example" }], "complaint"],
  [
    {
      "event-data": {
        ...{ event: "failed", severity: "permanent", recipient: "gone@customer.example" },
        "delivery-status": { code: 550, message: "5.1.1 no" },
      },
    },
    "bounced",
  ],
  [{ reports: [{ kind: "gone", address: "gone@customer.example" }] }, "bounced"],
])("%o lists the mailbox as %s", async (body, source) => {
  const { ctx } = await sentMail();
  expect(await post(ctx, "email", JSON.stringify(body), json)).toEqual({ taken: 1 });
  expect(await listed(ctx)).toEqual([["gone@customer.example", source]]);
});

const refusedFor = (code: number, message: string) => ({
  "event-data": {
    ...{ event: "failed", severity: "permanent", recipient: "gone@customer.example" },
    "delivery-status": { code, message },
  },
});

test.each([
  [refusedFor(550, "5.7.1 blocked by policy")],
  [refusedFor(550, "no")],
  [
    [
      {
        ...{ event: "bounce", email: "gone@customer.example", type: "bounce" },
        ...{ status: "5.7.1", reason: "550 5.7.1 blocked by policy" },
      },
    ],
  ],
])("%o says nothing of the mailbox", async (body) => {
  const { ctx } = await sentMail();
  expect(await post(ctx, "email", JSON.stringify(body), json)).toEqual({ taken: 1 });
  expect(await listed(ctx)).toEqual([]);
});

test("what Postmark tells besides is taken for nothing, and not refused", async () => {
  const { ctx } = await sentMail();
  for (const RecordType of ["Open", "Click", "SubscriptionChange", "Delivery"]) {
    const body = JSON.stringify({ RecordType, Recipient: "gone@customer.example" });
    expect(await post(ctx, "email", body, json)).toEqual({ taken: 0 });
  }
});

test("a mail that was passed on and came back from there has arrived", async () => {
  const { ctx, id } = await sentMail({ email: "owner@customer.example" });
  expect(await post(ctx, "email", deliveryReport(id))).toEqual({ taken: 0 });
  expect(await stored(ctx, id)).toMatchObject({ status: "sent" });
  expect(await listed(ctx)).toEqual([]);
});

test.each([
  [10, "2026-03-10T12:10:00Z"],
  [14 * 60, "2026-03-11T12:00:00Z"],
  [24 * 60 + 10, "2026-03-11T12:10:00Z"],
])("what comes back after %i minutes goes on by SMS at %s", async (minutes, at) => {
  const { ctx, surveyId, after } = await setting();
  const ids = await customers(ctx, 1, { email: "gone@customer.example", phone: "+15550100001" });
  const [id = ""] = await invited(ctx, surveyId, ids);
  await inTransaction(ctx, (tx) =>
    tx.db
      .update(invitation)
      .set({ route: ["sms"], expiresAt: new Date("2026-03-20T12:00:00Z") })
      .where(eq(invitation.id, id)),
  );
  await sendInvitations(ctx, { channel: throughSmtp() });
  after(minutes);
  await post(ctx, "email", deliveryReport(id));
  expect(await stored(ctx, id)).toMatchObject({
    ...{ status: "scheduled", channel: "sms", route: [], sentAt: null },
    dueAt: new Date(at),
  });
});

test("strangers' mailboxes are not put on a list, and nonsense is refused", async () => {
  const { ctx } = await sentMail();
  const stranger = { reports: [{ kind: "gone", address: "stranger@elsewhere.example" }] };
  expect(await post(ctx, "email", JSON.stringify(stranger), json)).toEqual({ taken: 0 });
  expect(await listed(ctx)).toEqual([]);
  await expect(post(ctx, "email", "{", json)).rejects.toMatchObject({ code: "malformed" });
  await expect(post(ctx, "email", "{}", json)).rejects.toMatchObject({ code: "invalid" });
  const other = post(ctx, "email", "{}", { ...json, key: "x".repeat(64) });
  await expect(other).rejects.toMatchObject({ code: "not-found" });
});

const token = "the account's token";

async function sentText() {
  const { ctx, surveyId } = await setting();
  await saveSmsChannel(ctx, {
    ...{ active: true, provider: "twilio", from: "+15550100", accountSid: "AC1", secret: token },
    ...{ apiUrl: provider.url(), url: "", format: "json", body: "", header: "", idField: "" },
    perMinute: null,
  });
  const ids = await customers(ctx, 1, { email: null, phone: "+1 555 010 0001" });
  const [id = ""] = await invited(ctx, surveyId, ids, { channel: "sms" });
  await sendInvitations(ctx);
  expect(await stored(ctx, id)).toMatchObject({ status: "sent" });
  const sid = (await stored(ctx, id)).messages[0]?.providerId ?? "";
  const tell = (fields: Record<string, string>, key = token) => {
    const body = new URLSearchParams(fields);
    const url = receiptsUrl("sms", ctx.organizationId);
    const said = Object.keys(fields)
      .sort()
      .map((name) => `${name}${fields[name]}`)
      .join("");
    const signature = createHmac("sha1", key)
      .update(url + said)
      .digest("base64");
    return post(ctx, "sms", body.toString(), { signature });
  };
  return { ctx, id, sid, tell };
}

test("Twilio tells what became of a message, and a number that is none is not written to again", async () => {
  const { ctx, id, sid, tell } = await sentText();
  await tell({ MessageSid: sid, MessageStatus: "delivered" });
  expect((await stored(ctx, id)).messages).toMatchObject([
    { status: "sent", receipt: "Delivered" },
  ]);
  await tell({ MessageSid: sid, MessageStatus: "undelivered", ErrorCode: "30005" });
  expect(await stored(ctx, id)).toMatchObject({
    status: "failed",
    messages: [{ status: "failed" }],
  });
  expect(await listed(ctx)).toEqual([["+15550100001", "bounced"]]);
});

test("who answers STOP is not asked again until they answer START", async () => {
  const { ctx, tell } = await sentText();
  await tell({ From: "+15550100001", Body: "Stopp!" });
  expect(await listed(ctx)).toEqual([["+15550100001", "reply"]]);
  await tell({ From: "+15550100001", Body: "Thanks" });
  expect(await listed(ctx)).toHaveLength(1);
  await tell({ From: "+15550100001", Body: "whatever", OptOutType: "START" });
  expect(await listed(ctx)).toEqual([]);
});

test("a STOP counts whatever else is told of the number, and a number is known however it is written", async () => {
  const { ctx, surveyId } = await setting();
  const ids = await customers(ctx, 1, { email: null, phone: "00 1 (555) 010-0001" });
  await invited(ctx, surveyId, ids, { channel: "sms" });
  const address = "+15550100001";
  const tell = (...reports: object[]) =>
    takeReports(ctx, "sms", readProviderReports({ reports }) ?? []);
  await tell({ kind: "reply", address, text: "STOP" }, { kind: "delivered", address });
  expect(await listed(ctx)).toEqual([[address, "reply"]]);
  await tell({ kind: "reply", address, text: "START" });
  expect(await tell({ kind: "gone", address }, { kind: "gone", address: "+15550199999" })).toEqual({
    taken: 1,
  });
  expect(await listed(ctx)).toEqual([[address, "bounced"]]);
});

test.each([
  ["reply", "api", "api"],
  ["provider", "preferences", "preferences"],
  ["reply", "one-click", "one-click"],
  ["reply", "complaint", "complaint"],
  ["reply", "phone", "phone"],
  ["phone", "reply", "phone"],
  ["reply", "bounced", "reply"],
  ["api", "reply", "api"],
  ["preferences", "api", "preferences"],
] as const)("of %s and then %s, %s is kept", async (first, then, kept) => {
  const { ctx } = await setting();
  for (const source of [first, then]) {
    await inTransaction(ctx, (tx) => insertOptOuts(tx, ["+15550100001"], source));
  }
  expect(await listed(ctx)).toEqual([["+15550100001", kept]]);
});

test("what Twilio did not sign is refused", async () => {
  const { ctx, tell } = await sentText();
  const forged = tell({ From: "+15550100001", Body: "STOP" }, "another token");
  await expect(forged).rejects.toMatchObject({ code: "forbidden" });
  const unsigned = post(ctx, "sms", JSON.stringify({ reports: [] }), json);
  await expect(unsigned).rejects.toMatchObject({ code: "forbidden" });
  expect(await listed(ctx)).toEqual([]);
});
