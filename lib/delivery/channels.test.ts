import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { inTransaction } from "@/lib/db/transaction";
import { findChannels } from "@/lib/delivery/channel.store";
import {
  SaveEmailChannel,
  SaveSmsChannel,
  SaveWebhookChannel,
} from "@/lib/delivery/channel-shapes";
import { endUnwanted } from "@/lib/delivery/end-unwanted";
import { readChannelHealth, readChannels } from "@/lib/delivery/read-channels";
import { saveEmailChannel, saveSmsChannel, saveWebhookChannel } from "@/lib/delivery/save-channel";
import { sendInvitations } from "@/lib/delivery/send-invitations";
import { customers, invited, stored } from "@/lib/delivery/test-asking";
import { replies, startTestProvider } from "@/lib/delivery/test-provider";
import { startTestSending } from "@/lib/delivery/test-sending";
import { tryChannel } from "@/lib/delivery/try-channel";
import { startTestMailServer } from "@/lib/ground/test-mail-server";

const { setting } = startTestSending();
const ownServer = startTestMailServer({ host: "127.0.0.2" });
const provider = startTestProvider();

const twilio = (change: Record<string, unknown> = {}) =>
  SaveSmsChannel.parse({
    ...{ active: true, provider: "twilio", from: "+15550100", accountSid: "AC1", secret: "s3cret" },
    ...{ apiUrl: provider.url(), url: "", format: "json", body: "", header: "", idField: "" },
    ...{ perMinute: "", ...change },
  });
const template = (change: Record<string, unknown> = {}) =>
  twilio({
    ...{ provider: "template", accountSid: "", apiUrl: "", url: `${provider.url()}/sms` },
    body: '{"messages":[{"to":"{{to}}","from":"{{ from }}","text":"{{text}}"}],"ref":"{{key}}"}',
    ...{ header: "Authorization", secret: "App k3y", idField: "messages.0.id", ...change },
  });

async function byPhone(
  ctx: Context,
  surveyId: string,
  count = 1,
  channel: "sms" | "webhook" = "sms",
) {
  const ids = await customers(ctx, count, { email: null, phone: "+1 (555) 010-0001" });
  return invited(ctx, surveyId, ids, { channel });
}

test("a text message goes through Twilio, and what it calls it is kept", async () => {
  const { ctx, surveyId } = await setting();
  await saveSmsChannel(ctx, twilio());
  const [id = ""] = await byPhone(ctx, surveyId);
  expect((await sendInvitations(ctx)).handedOver).toBe(1);
  const [call] = provider.calls;
  expect(call?.path).toBe("/2010-04-01/Accounts/AC1/Messages.json");
  expect(call?.headers.authorization).toBe(`Basic ${Buffer.from("AC1:s3cret").toString("base64")}`);
  const fields = Object.fromEntries(new URLSearchParams(call?.body));
  expect(fields).toMatchObject({ To: "+15550100001", From: "+15550100" });
  expect(fields.Body).toContain("/s/");
  expect(await stored(ctx, id)).toMatchObject({
    status: "sent",
    messages: [{ status: "sent", providerId: "id-1", bodyHtml: null, channel: "sms" }],
  });
});

test("any other provider is described by a template, whose blanks cannot be broken out of", async () => {
  const { ctx, surveyId } = await setting();
  await saveSmsChannel(ctx, template({ from: 'A"cme\\' }));
  const [id = ""] = await byPhone(ctx, surveyId);
  await sendInvitations(ctx);
  const [call] = provider.calls;
  expect(call?.headers).toMatchObject({ authorization: "App k3y", "idempotency-key": id });
  expect(JSON.parse(call?.body ?? "")).toMatchObject({
    messages: [{ to: "+15550100001", from: 'A"cme\\', text: expect.stringContaining("\n") }],
    ref: id,
  });
  expect((await stored(ctx, id)).messages[0]?.providerId).toBe("id-1");
});

test.each([
  ["accepts it", 200, '{"id":"x\\u0000y"}', "sent"],
  ["refuses it", 400, "no\0way", "failed"],
])(
  "a provider that %s with what cannot be stored is asked once",
  async (_, status, body, became) => {
    const { ctx, surveyId } = await setting();
    await saveSmsChannel(ctx, template({ idField: "id" }));
    const [id = ""] = await byPhone(ctx, surveyId);
    provider.answer.with = replies(status, {}, body);
    expect((await sendInvitations(ctx)).handedOver).toBe(1);
    expect(provider.calls).toHaveLength(1);
    expect(await stored(ctx, id)).toMatchObject({ status: became, messages: [{ status: became }] });
  },
);

test("a webhook's message is signed with a key that is shown once", async () => {
  const { ctx, surveyId } = await setting();
  const url = `${provider.url()}/hook`;
  const input = SaveWebhookChannel.parse({ active: true, label: "WhatsApp", url, perMinute: "" });
  const { signingKey } = await saveWebhookChannel(ctx, input);
  expect(await saveWebhookChannel(ctx, input)).toEqual({ signingKey: null });
  await byPhone(ctx, surveyId, 1, "webhook");
  await sendInvitations(ctx);
  const [call] = provider.calls;
  const [, seconds, mac] =
    /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(call?.headers["vocal-signature"])) ?? [];
  const expected = createHmac("sha256", signingKey ?? "").update(`${seconds}.${call?.body}`);
  expect(mac).toBe(expected.digest("hex"));
  expect(JSON.parse(call?.body ?? "")).toMatchObject({ to: { address: "+15550100001" } });
});

test("secrets are sealed, never read back, and do not follow to another host", async () => {
  const { ctx } = await setting();
  await saveSmsChannel(ctx, twilio());
  const [row] = await inTransaction(ctx, findChannels);
  expect(JSON.stringify(row)).not.toContain("s3cret");
  const read = await readChannels(ctx);
  expect(read.sms).toMatchObject({ hasSecret: true, settings: { accountSid: "AC1" } });
  expect(JSON.stringify(read)).not.toContain("s3cret");
  await saveSmsChannel(ctx, twilio({ secret: "" }));
  expect((await readChannels(ctx)).sms.hasSecret).toBe(true);
  const elsewhere = twilio({ secret: "", apiUrl: "https://elsewhere.example" });
  await expect(saveSmsChannel(ctx, elsewhere)).rejects.toMatchObject({ code: "invalid" });
});

test("a mail password is asked for again where it would leave with less security, or elsewhere", async () => {
  const { ctx } = await setting();
  const save = (change: object) =>
    saveEmailChannel(
      ctx,
      SaveEmailChannel.parse({
        ...{ active: true, host: "smtp.acme.example", port: 465, secure: true, user: "acme" },
        ...{ password: "", dkimDomain: "", perMinute: "", warmUp: false, bounceAddress: "" },
        ...{ seeds: "", ...change },
      }),
    );
  const hasPassword = async () => (await readChannels(ctx)).email.hasPassword;
  await save({ password: "s3cret" });
  await save({ port: 2465 });
  expect(await hasPassword()).toBe(true);
  await expect(save({ secure: false, port: 587 })).rejects.toMatchObject({
    ...{ code: "invalid", fields: [{ path: "password" }] },
  });
  await save({ secure: false, port: 587, password: "s3cret" });
  await save({});
  expect(await hasPassword()).toBe(true);
  await save({ secure: false, user: "" });
  expect(await hasPassword()).toBe(false);
  await save({ password: "s3cret" });
  await save({ host: "smtp.elsewhere.example" });
  expect(await hasPassword()).toBe(false);
});

test("mail goes through the organisation's own server, signed for its domain", async () => {
  const { ctx, surveyId } = await setting();
  const port = new URL(ownServer.url()).port;
  const input = SaveEmailChannel.parse({
    ...{ active: true, host: "127.0.0.2", port, secure: false, user: "", password: "" },
    ...{ dkimDomain: "Acme.example", perMinute: "", warmUp: false, bounceAddress: "", seeds: "" },
  });
  await saveEmailChannel(ctx, input);
  const { email } = await readChannels(ctx);
  await invited(ctx, surveyId, await customers(ctx, 1));
  expect((await sendInvitations(ctx)).handedOver).toBe(1);
  const [mail] = ownServer.received;
  const signature = mail?.headerLines.find(({ key }) => key === "dkim-signature")?.line ?? "";
  expect(signature).toContain("d=acme.example");
  expect(signature).toContain(`s=${email.dkim?.selector}`);
  await saveEmailChannel(ctx, input);
  expect((await readChannels(ctx)).email.dkim).toEqual(email.dkim);
});

test("too many requests: the queue waits as long as it was told to, and nobody's attempt is used up", async () => {
  const { ctx, surveyId, after } = await setting();
  await saveSmsChannel(ctx, twilio());
  const ids = await byPhone(ctx, surveyId, 3);
  provider.answer.with = replies(429, { "retry-after": "120" });
  expect(await sendInvitations(ctx)).toMatchObject({ handedOver: 0, ended: "outage" });
  expect(provider.calls).toHaveLength(1);
  provider.answer.with = undefined;
  after(1);
  expect((await sendInvitations(ctx)).handedOver).toBe(0);
  expect(await readChannelHealth(ctx)).toContainEqual(
    expect.objectContaining({
      kind: "sms",
      state: "waiting",
      problem: expect.stringMatching(/^429/),
    }),
  );
  after(1);
  expect((await sendInvitations(ctx)).handedOver).toBe(3);
  for (const id of ids)
    expect(await stored(ctx, id)).toMatchObject({ status: "sent", attempts: 1 });
  expect(await readChannelHealth(ctx)).toContainEqual(
    expect.objectContaining({ kind: "sms", state: "working", problem: null, sent: 3 }),
  );
});

test("a failing provider opens its circuit, and the other channels go on", async () => {
  const { ctx, surveyId, after } = await setting();
  await saveSmsChannel(ctx, twilio());
  await byPhone(ctx, surveyId, 1);
  provider.answer.with = replies(500, {}, "oops");
  for (let run = 0; run < 3; run += 1) {
    await sendInvitations(ctx);
    after(1);
  }
  await sendInvitations(ctx);
  const calls = provider.calls.length;
  expect(calls).toBe(4);
  expect((await sendInvitations(ctx)).handedOver).toBe(0);
  expect(provider.calls).toHaveLength(calls);
  await invited(ctx, surveyId, await customers(ctx, 1));
  expect((await sendInvitations(ctx)).handedOver).toBe(1);
});

test("a number that is refused for good ends one invitation and nothing else", async () => {
  const { ctx, surveyId } = await setting();
  await saveSmsChannel(ctx, twilio());
  const [bad = "", good = ""] = await byPhone(ctx, surveyId, 2);
  provider.answer.with = (call, response) => {
    provider.answer.with = undefined;
    replies(400, {}, '{"code":21211,"message":"not a number"}')(call, response);
  };
  await sendInvitations(ctx);
  expect(await stored(ctx, bad)).toMatchObject({
    status: "failed",
    failure: "400 not a number (21211)",
  });
  expect((await stored(ctx, good)).status).toBe("sent");
});

test("no more a minute than a provider allows, and the rest in the next", async () => {
  const { ctx, surveyId, after } = await setting();
  await saveSmsChannel(ctx, twilio({ perMinute: "2" }));
  await byPhone(ctx, surveyId, 5);
  const runs: number[] = [];
  for (let run = 0; run < 4; run += 1) {
    runs.push((await sendInvitations(ctx)).handedOver);
    after(1);
  }
  expect(runs).toEqual([2, 2, 1, 0]);
});

test("a channel that is switched off keeps its queue", async () => {
  const { ctx, surveyId } = await setting();
  await saveSmsChannel(ctx, twilio({ active: false }));
  const [id = ""] = await byPhone(ctx, surveyId);
  expect((await sendInvitations(ctx)).handedOver).toBe(0);
  expect((await stored(ctx, id)).status).toBe("scheduled");
  await saveSmsChannel(ctx, twilio());
  expect((await sendInvitations(ctx)).handedOver).toBe(1);
});

test("what expires while its channel is off ends then, and nothing before", async () => {
  const { ctx, surveyId, after } = await setting();
  await saveSmsChannel(ctx, twilio({ active: false }));
  const [id = ""] = await byPhone(ctx, surveyId);
  const look = () => endUnwanted(ctx);
  after(13 * 24 * 60);
  await look();
  expect((await stored(ctx, id)).status).toBe("scheduled");
  after(24 * 60);
  await look();
  expect(await stored(ctx, id)).toMatchObject({
    ...{ status: "failed", failure: "It expired before it could be sent.", channel: "sms" },
  });
});

test("what expires behind five hundred others ends, also of a channel that was never set up", async () => {
  const { ctx, surveyId, after } = await setting();
  const to = await customers(ctx, 501, { phone: "+15550100001" });
  const last = to.splice(0, 1);
  await invited(ctx, surveyId, to, { channel: "sms" });
  after(1);
  const soon = new Date(ctx.now().getTime() + 60_000);
  const [id = ""] = await invited(ctx, surveyId, last, { channel: "sms", expiresAt: soon });
  after(1);
  await endUnwanted(ctx);
  await endUnwanted(ctx);
  expect(await stored(ctx, id)).toMatchObject({ status: "failed", channel: "sms" });
});

test("a channel is tried with one message, and what was said is told", async () => {
  const { ctx } = await setting();
  await saveSmsChannel(ctx, twilio());
  const input = { kind: "sms" as const, address: "+1 555 010 0001" };
  expect(await tryChannel(ctx, input)).toEqual({ said: "Accepted: 200" });
  expect(provider.calls[0]?.body).toContain("test+of+Vocal");
  provider.answer.with = replies(401, {}, "who are you");
  await expect(tryChannel(ctx, input)).rejects.toMatchObject({
    code: "unavailable",
    message: expect.stringContaining("401 who are you"),
  });
  const wrong = tryChannel(ctx, { kind: "sms", address: "0555" });
  await expect(wrong).rejects.toMatchObject({ fields: [{ path: "address" }] });
});

test("a provider inside the own network is not reached", async () => {
  const { ctx } = await setting();
  await saveSmsChannel(ctx, twilio({ apiUrl: "http://127.0.0.1:5432" }));
  const tried = tryChannel(ctx, { kind: "sms", address: "+15550100001" });
  await expect(tried).rejects.toMatchObject({ message: expect.stringContaining("open internet") });
});

test("only administrators set channels up", async () => {
  const { ctx } = await setting();
  const actor = { kind: "api-key" as const, id: "k", scopes: ["send" as const] };
  for (const attempt of [
    () => saveSmsChannel({ ...ctx, actor }, twilio()),
    () => readChannels({ ...ctx, actor }),
    () => tryChannel({ ...ctx, actor }, { kind: "sms", address: "+15550100001" }),
  ]) {
    await expect(attempt()).rejects.toMatchObject({ code: "forbidden" });
  }
});
