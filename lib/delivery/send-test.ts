import { recordAct } from "@/lib/access/audit";
import type { Context } from "@/lib/access/context";
import { readOrganization } from "@/lib/access/organization";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { comparable, networkNumber } from "@/lib/delivery/address";
import { findChannels } from "@/lib/delivery/channel.store";
import { refusedAddresses } from "@/lib/delivery/invitee.store";
import { openChannel } from "@/lib/delivery/open-channel";
import { previewMessage } from "@/lib/delivery/preview";
import type { SendTest, SendTestSms } from "@/lib/delivery/shapes";
import { newId } from "@/lib/ground/ids";
import { defaultSender, type MailServer, mailServer } from "@/lib/ground/mail";
import { Refusal } from "@/lib/ground/refusal";

/** Sends a member the mail that is shown: one customer's, or anybody's who reads a language. Nothing can be answered by it. */
export async function sendTest(
  ctx: Context,
  input: SendTest,
  server: MailServer | undefined = mailServer(),
): Promise<{ address: string }> {
  permit(ctx, "invitations.send");
  const { actor } = ctx;
  if (actor.kind !== "member") throw new Refusal("forbidden", "Tests are sent to members.");
  if (!server) {
    throw new Refusal("unavailable", "No mail server is set: SMTP_URL says which one to use.");
  }
  const { mailSender, mailReplyTo, name } = await readOrganization(ctx);
  const { shown } = await previewMessage(ctx, input, { ...input, by: "email" });
  if (shown.kind !== "email") throw new Error("a mail was asked for");
  const { subject, text, html } = shown;
  const handover = await server.hand({
    ...{ text, html },
    subject: `Test: ${subject}`,
    from: { name, address: mailSender ?? defaultSender().address },
    to: { name: actor.name, address: actor.email },
    ...(mailReplyTo && { replyTo: { name, address: mailReplyTo } }),
  });
  if (handover.kind === "accepted") return { address: actor.email };
  throw new Refusal("unavailable", `The mail server did not take it: ${handover.reason}`);
}

/** Sends the text message that is shown to a number, unless somebody has said no there. Nothing can be answered by it. */
export async function sendTestSms(ctx: Context, input: SendTestSms): Promise<{ address: string }> {
  permit(ctx, "invitations.send");
  const address = networkNumber(input.number) ?? "";
  const { shown } = await previewMessage(ctx, input, { ...input, by: "sms" });
  if (shown.kind !== "sms") throw new Error("a text message was asked for");
  const { row, refused } = await inTransaction(ctx, async (tx) => ({
    row: (await findChannels(tx)).find(({ kind }) => kind === "sms"),
    refused: await refusedAddresses(tx, [comparable(address)]),
  }));
  if (refused.size > 0) throw new Refusal("conflict", "This number is not to be written to.");
  const channel = row?.active ? await openChannel("sms", row) : undefined;
  if (!channel) throw new Refusal("unavailable", "SMS is not switched on.");
  const { name } = await readOrganization(ctx);
  const receipt = await channel.send({
    ...{ key: newId(), subject: "", text: shown.text, html: null },
    ...{ to: { address, name: null }, from: { name, address: null, replyTo: null } },
    ...{ surveyUrl: "", preferencesUrl: "" },
  });
  const detail = { channel: "sms" };
  await inTransaction(ctx, (tx) =>
    recordAct(tx, "message.tested", { kind: "survey", id: input.surveyId }, detail),
  );
  if (receipt.kind === "accepted") return { address };
  const reason = receipt.kind === "kept" ? "it was kept" : receipt.reason;
  throw new Refusal("unavailable", `The provider did not take it: ${reason}`);
}
