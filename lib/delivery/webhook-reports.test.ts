import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { invitation } from "@/lib/db/tables/delivery";
import { inTransaction } from "@/lib/db/transaction";
import { SaveWebhookChannel } from "@/lib/delivery/channel-shapes";
import { vocalSignature } from "@/lib/delivery/channels/vocal-signature";
import { readChannels } from "@/lib/delivery/read-channels";
import { receiveReports } from "@/lib/delivery/receive-reports";
import { saveWebhookChannel } from "@/lib/delivery/save-channel";
import { sendInvitations } from "@/lib/delivery/send-invitations";
import { customers, invited, stored } from "@/lib/delivery/test-asking";
import { listed } from "@/lib/delivery/test-opt-outs";
import { startTestProvider } from "@/lib/delivery/test-provider";
import { startTestSending } from "@/lib/delivery/test-sending";

const { oneInvitation, setting, throughSmtp } = startTestSending();
const provider = startTestProvider();
const number = "+15550100001";

async function hook(ctx: Context) {
  const url = `${provider.url()}/hook`;
  const input = SaveWebhookChannel.parse({ active: true, label: "WhatsApp", url, perMinute: "" });
  const { signingKey } = await saveWebhookChannel(ctx, input);
  return signingKey ?? "";
}

/** One invitation that went by a webhook, and may go on by mail. */
async function posted() {
  const { ctx, surveyId, after } = await setting();
  const key = await hook(ctx);
  const who = { email: "ann@customer.example", phone: number };
  const [id = ""] = await invited(ctx, surveyId, await customers(ctx, 1, who), {
    channel: "webhook",
  });
  await inTransaction(ctx, (tx) =>
    tx.db
      .update(invitation)
      .set({ route: ["email"] })
      .where(eq(invitation.id, id)),
  );
  await sendInvitations(ctx);
  expect(await stored(ctx, id)).toMatchObject({ status: "sent", channel: "webhook" });
  const message = JSON.parse(provider.calls[0]?.body ?? "").id;
  return { ctx, id, key, message, after };
}

interface Signed {
  key: string;
  /** How long ago it was signed. */
  seconds?: number;
  change?: { body?: string; signature?: string | null };
}

async function tell(ctx: Context, said: unknown, { key, seconds = 0, change = {} }: Signed) {
  const { receipts } = await readChannels(ctx);
  const body = typeof said === "string" ? said : JSON.stringify(said);
  const at = Math.floor(ctx.now().getTime() / 1000) - seconds;
  const { signature = vocalSignature(body, at, key) } = change;
  return receiveReports(
    { database: ctx.database, now: ctx.now },
    {
      ...{ channel: "webhook", key: receipts.webhook.split("/").at(-1) ?? "", signature },
      ...{ contentType: "application/json", body: Buffer.from(change.body ?? body) },
    },
  );
}

test("what a webhook's receiver could not deliver for good goes by the next channel, once", async () => {
  const { ctx, id, key, message, after } = await posted();
  const failed = { message, status: "failed", reason: "not on WhatsApp\0" };
  expect(await tell(ctx, { ...failed, permanent: false }, { key })).toEqual({ taken: 0 });
  expect(await stored(ctx, id)).toMatchObject({ status: "sent" });
  after(5);
  expect(await tell(ctx, failed, { key })).toEqual({ taken: 1 });
  const on = await stored(ctx, id);
  expect(on).toMatchObject({
    ...{ status: "scheduled", channel: "email", route: [] },
    messages: [{ status: "failed", failure: "It did not arrive: not on WhatsApp" }],
  });
  await tell(ctx, failed, { key });
  expect(await stored(ctx, id)).toEqual(on);
  expect(await listed(ctx)).toEqual([]);
});

test("what was delivered is marked, by our name of it or the receiver's, and who opts out is asked no more", async () => {
  const { ctx, id, key, message } = await posted();
  await tell(ctx, [{ message: "id-1", status: "delivered" }], { key });
  const [first] = (await stored(ctx, id)).messages;
  expect(first).toMatchObject({ status: "sent", receipt: "Delivered", providerId: "id-1" });
  expect(await tell(ctx, { message, status: "opted-out" }, { key })).toEqual({ taken: 1 });
  expect(await listed(ctx)).toEqual([[number, "reply"]]);
  const unknown = { message: "never heard of", status: "opted-out" };
  expect(await tell(ctx, unknown, { key })).toEqual({ taken: 0 });
});

test("what says nothing known here is left out of a list, and the others with it count", async () => {
  const { ctx, id, key, message } = await posted();
  const others = [{ message, status: "read" }, { message: "x".repeat(2_000), status: "failed" }, 1];
  expect(await tell(ctx, [...others, {}], { key })).toEqual({ taken: 0 });
  const failed = { message, status: "failed", reason: "no ".repeat(2_000) };
  expect(await tell(ctx, [...others, failed], { key })).toEqual({ taken: 1 });
  const [first] = (await stored(ctx, id)).messages;
  expect(first).toMatchObject({ status: "failed", failure: expect.stringMatching(/^.{300}$/) });
  expect(await tell(ctx, { message, status: "read" }, { key })).toEqual({ taken: 0 });
});

test("what was not signed with the key, lately and as it is, is refused and changes nothing", async () => {
  const { ctx, id, key, message } = await posted();
  const report = { message, status: "opted-out" };
  const forged: Signed[] = [
    { key: "another key" },
    { key: "" },
    { key, seconds: 601 },
    { key, seconds: -601 },
    { key, change: { signature: null } },
    { key, change: { signature: "t=1,v1=" } },
    { key, change: { body: JSON.stringify({ message, status: "failed" }) } },
  ];
  for (const signed of forged) {
    await expect(tell(ctx, report, signed)).rejects.toMatchObject({ code: "forbidden" });
  }
  expect(await stored(ctx, id)).toMatchObject({ status: "sent" });
  expect(await listed(ctx)).toEqual([]);
  for (const body of ["{", "1", "null", JSON.stringify(Array(1_001).fill(report))]) {
    await expect(tell(ctx, body, { key })).rejects.toMatchObject({
      code: body === "{" ? "malformed" : "invalid",
    });
  }
  expect(await tell(ctx, report, { key, seconds: 590 })).toEqual({ taken: 1 });
});

test("without a webhook nothing is believed, and its receiver speaks of no other channel's messages", async () => {
  const { ctx } = await oneInvitation();
  const report = { message: "id-1", status: "failed" };
  await expect(tell(ctx, report, { key: "" })).rejects.toMatchObject({ code: "forbidden" });
  await sendInvitations(ctx, { channel: throughSmtp() });
  const key = await hook(ctx);
  const [{ id = "" } = {}] = await inTransaction(ctx, (tx) =>
    tx.db
      .select({ id: invitation.id })
      .from(invitation)
      .where(eq(invitation.organizationId, tx.organizationId)),
  );
  expect(await tell(ctx, { message: id, status: "failed" }, { key })).toEqual({ taken: 0 });
  expect(await stored(ctx, id)).toMatchObject({ status: "sent" });
});
