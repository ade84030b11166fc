import type { Context } from "@/lib/access/context";
import { inTransaction } from "@/lib/db/transaction";
import type { Channel } from "@/lib/delivery/channels/channel";
import type { DueMessage } from "@/lib/delivery/due-messages";
import { again, outcome } from "@/lib/delivery/outcome";
import {
  claimInvitation,
  endScheduled,
  holdLeftBehind,
  holdMessage,
  recordOutcome,
  releaseLeftBehind,
} from "@/lib/delivery/sending.store";
import { newId } from "@/lib/ground/ids";

/** `taken`: another worker had it, or it was called off. */
export type Handed = "done" | "taken" | "outage";

/** One message through its three steps; send-invitations.ts says why they are three. */
export async function handOver(ctx: Context, due: DueMessage, channel: Channel): Promise<Handed> {
  const { invitationId, mail } = due;
  const messageId = newId();
  const attempt = await inTransaction(ctx, (tx) =>
    claimInvitation(tx, {
      id: messageId,
      invitationId,
      channel: "email",
      address: mail.to.address,
      subject: mail.subject,
      bodyText: mail.text,
      bodyHtml: mail.html,
    }),
  );
  if (!attempt) return "taken";
  return inTransaction(ctx, async (tx) => {
    if (!(await holdMessage(tx, messageId))) return "taken";
    const receipt = await channel.deliver(mail);
    const result = outcome(receipt, attempt, tx.now());
    await recordOutcome(tx, { messageId, invitationId }, result);
    return result.outage ? "outage" : "done";
  });
}

const graceMilliseconds = 10_000;
const leftBehind = "The sender stopped while this was handed over: it may have arrived.";

/** Finds what senders that are gone have left behind, and gives it back to be sent. */
export async function recoverLeftBehind(ctx: Context): Promise<number> {
  return inTransaction(ctx, async (tx) => {
    const before = new Date(tx.now().getTime() - graceMilliseconds);
    const left = await holdLeftBehind(tx, before);
    if (left.length === 0) return 0;
    await releaseLeftBehind(tx, left, leftBehind);
    const endings = left
      .filter((one) => again(leftBehind, one, tx.now()).status === "failed")
      .map(({ invitationId }) => ({
        id: invitationId,
        status: "failed" as const,
        failure: leftBehind,
      }));
    await endScheduled(tx, endings);
    return left.length;
  });
}
