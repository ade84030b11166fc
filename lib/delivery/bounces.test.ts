import { expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { inTransaction } from "@/lib/db/transaction";
import { twilioChannel } from "@/lib/delivery/channels/sms";
import { insertOptOuts } from "@/lib/delivery/invitee.store";
import { inviteesSeen } from "@/lib/delivery/read";
import { sendInvitations } from "@/lib/delivery/send-invitations";
import { readPreferences, stopInviting } from "@/lib/delivery/stop-inviting";
import { customers, invited, stored } from "@/lib/delivery/test-asking";
import { listed } from "@/lib/delivery/test-opt-outs";
import { replies, startTestProvider } from "@/lib/delivery/test-provider";
import { startTestSending } from "@/lib/delivery/test-sending";
import { smtpReply } from "@/lib/ground/test-mail-server";

const { smtp, throughSmtp, oneInvitation, setting } = startTestSending();
const provider = startTestProvider();
const seen = async (ctx: Context, id: string) =>
  (await inTransaction(ctx, (tx) => inviteesSeen(tx, [id]))).get(id);

/** An invitation whose mail the server refuses with this reply. */
async function refusedBy(code: number, words: string) {
  smtp.answer.recipient = () => smtpReply(code, words);
  const asked = await oneInvitation({ email: "Gone@customer.example" });
  await sendInvitations(asked.ctx, { channel: throughSmtp() });
  return asked;
}

test("a mailbox that does not exist is listed with why, and is an address no longer", async () => {
  const { ctx, id, customerId } = await refusedBy(550, "5.1.1 no such user");
  expect(await stored(ctx, id)).toMatchObject({ status: "failed" });
  expect(await listed(ctx)).toEqual([["gone@customer.example", "bounced"]]);
  expect(await seen(ctx, customerId)).toMatchObject({ reachable: [], unsubscribed: false });
});

test.each([
  [550, "5.7.1 blocked by policy"],
  [550, "no"],
  [450, "4.1.1 try again"],
])("%i %s says nothing of the mailbox", async (code, words) => {
  const { ctx, customerId } = await refusedBy(code, words);
  expect(await listed(ctx)).toEqual([]);
  expect(await seen(ctx, customerId)).toMatchObject({ reachable: ["email"] });
});

test("that nothing arrives is not what the person said; a no said later counts for more", async () => {
  const { ctx, id } = await refusedBy(550, "5.1.1 no such user");
  expect(await readPreferences(ctx, id)).toMatchObject({ asked: true });
  await stopInviting(ctx, id, "preferences");
  expect(await listed(ctx)).toEqual([["gone@customer.example", "preferences"]]);
  expect(await readPreferences(ctx, id)).toMatchObject({ asked: false });
});

test("what was said stays, whatever the mail server finds", async () => {
  const { ctx } = await oneInvitation();
  const address = "kept@customer.example";
  for (const source of ["api", "bounced"] as const) {
    await inTransaction(ctx, (tx) => insertOptOuts(tx, [address], source));
  }
  expect(await listed(ctx)).toEqual([[address, "api"]]);
});

test.each([
  [21610, "provider", { unsubscribed: true }],
  [21614, "bounced", { unsubscribed: false }],
])("a number that Twilio refuses with %i is listed", async (code, source, facts) => {
  const { ctx, surveyId } = await setting();
  const ids = await customers(ctx, 1, { email: null, phone: "+1 555 010 0001" });
  await invited(ctx, surveyId, ids, { channel: "sms" });
  provider.answer.with = replies(400, {}, JSON.stringify({ code, message: "refused" }));
  const account = { accountSid: "AC1", authToken: "secret", from: "+15550100" };
  const channel = twilioChannel({ apiUrl: provider.url(), ...account });
  await sendInvitations(ctx, { channel });
  expect(await listed(ctx)).toEqual([["+15550100001", source]]);
  expect(await seen(ctx, ids[0] ?? "")).toMatchObject(facts);
});
