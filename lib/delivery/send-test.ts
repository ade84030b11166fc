import type { Context } from "@/lib/access/context";
import { readOrganization } from "@/lib/access/organization";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { findChannels } from "@/lib/delivery/channel.store";
import type { Channel } from "@/lib/delivery/channels/channel";
import { openChannel } from "@/lib/delivery/open-channel";
import { previewMessage } from "@/lib/delivery/preview";
import type { SendTest } from "@/lib/delivery/shapes";
import { takeTest } from "@/lib/delivery/take-test";
import { newId } from "@/lib/ground/ids";
import { Refusal } from "@/lib/ground/refusal";

const perHour = 30;

/**
 * Sends a member the mail that is shown: one customer's, or anybody's who reads a language. It goes
 * the way of the organisation's mail, signed as that is. Nothing can be answered by it, or ended.
 */
export async function sendTest(
  ctx: Context,
  input: SendTest,
  given?: Channel,
): Promise<{ address: string }> {
  permit(ctx, "invitations.send");
  const { actor } = ctx;
  if (actor.kind !== "member") throw new Refusal("forbidden", "Tests are sent to members.");
  const { mailSender, mailReplyTo, name } = await readOrganization(ctx);
  const { shown } = await previewMessage(ctx, input, { ...input, by: "email" });
  if (shown.kind !== "email") throw new Error("a mail was asked for");
  const { subject, text, html } = shown;
  await inTransaction(ctx, (tx) => {
    const tested = { kind: "survey", id: input.surveyId } as const;
    const detail = { channel: "email" };
    return takeTest(tx, { act: "mail.tested", perHour, subject: tested, detail });
  });
  const channel = given ?? (await mailChannel(ctx));
  try {
    const receipt = await channel.send({
      ...{ key: newId(), subject: `Test: ${subject}`, text, html },
      from: { name, address: mailSender, replyTo: mailReplyTo },
      to: { name: actor.name, address: actor.email },
      ...{ surveyUrl: "", preferencesUrl: "" },
    });
    if (receipt.kind === "accepted") return { address: actor.email };
    throw new Refusal(
      "unavailable",
      receipt.kind === "kept"
        ? "No mail server is set: an administrator gives one under Settings, Channels, or in SMTP_URL."
        : `The mail server did not take it: ${receipt.reason}`,
    );
  } finally {
    channel.close?.();
  }
}

async function mailChannel(ctx: Context): Promise<Channel> {
  const rows = await inTransaction(ctx, findChannels);
  const channel = await openChannel(
    "email",
    rows.find(({ kind }) => kind === "email"),
  );
  if (!channel) throw new Error("mail needs nothing set up to be kept");
  return channel;
}
