import type { Context } from "@/lib/access/context";
import { readOrganization } from "@/lib/access/organization";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { networkNumber } from "@/lib/delivery/address";
import { findChannels } from "@/lib/delivery/channel.store";
import type { TryChannel } from "@/lib/delivery/channel-shapes";
import type { Outgoing, Receipt } from "@/lib/delivery/channels/channel";
import type { SendingKind } from "@/lib/delivery/kinds";
import { openChannel } from "@/lib/delivery/open-channel";
import { takeTest } from "@/lib/delivery/take-test";
import { env } from "@/lib/ground/env";
import { newId } from "@/lib/ground/ids";
import { isMailAddress } from "@/lib/ground/mail-address";
import { Refusal } from "@/lib/ground/refusal";

const perHour = 30;

/** Sends one message to an address of the administrator's own, to see whether a channel works. */
export async function tryChannel(
  ctx: Context,
  { kind, address }: TryChannel,
): Promise<{ said: string }> {
  permit(ctx, "channels.manage");
  const to = writable(kind, address);
  const row = (await inTransaction(ctx, findChannels)).find((one) => one.kind === kind);
  const channel = await openChannel(kind, row);
  if (!channel) throw new Refusal("invalid", "Set the channel up first, with its secret.");
  const message = await testMessage(ctx, kind, to);
  try {
    await inTransaction(ctx, (tx) => {
      const detail = { channel: kind };
      return takeTest(tx, { act: "channel.tried", perHour, subject: { kind: "channel" }, detail });
    });
    return { said: said(await channel.send(message)) };
  } finally {
    channel.close?.();
  }
}

function writable(kind: SendingKind, address: string): string {
  const found =
    kind === "email" ? (isMailAddress(address) ? address : null) : networkNumber(address);
  const given = kind === "webhook" ? (found ?? address) : found;
  if (given !== null) return given;
  const message =
    kind === "email"
      ? "This is not an e-mail address."
      : "Write the number with its country: +49 …";
  throw new Refusal("invalid", message, {
    fields: [{ path: "address", code: "invalid", message }],
  });
}

async function testMessage(ctx: Context, kind: SendingKind, address: string): Promise<Outgoing> {
  const { name, mailSender, mailReplyTo } = await readOrganization(ctx);
  const { APP_URL } = env();
  const text = `This is a test of Vocal for ${name}. Nothing has to be done.`;
  return {
    key: newId(),
    to: { address, name: null },
    from: { name, address: mailSender, replyTo: mailReplyTo },
    ...{ subject: `Test from ${name}`, text, html: null },
    surveyUrl: APP_URL,
    // An app may rely on all its fields; a mail's header would offer to unsubscribe.
    preferencesUrl: kind === "email" ? "" : APP_URL,
  };
}

function said(receipt: Receipt): string {
  if (receipt.kind === "accepted") return `Accepted: ${receipt.reply}`.slice(0, 300);
  if (receipt.kind === "kept") {
    throw new Refusal("unavailable", "No mail server is set: give one here, or SMTP_URL.");
  }
  throw new Refusal("unavailable", `It was not taken: ${receipt.reason}`);
}
