import type { Context } from "@/lib/access/context";
import { inTransaction } from "@/lib/db/transaction";
import { comparable } from "@/lib/delivery/address";
import type { Channel, Receipt } from "@/lib/delivery/channels/channel";
import { type Ending, endScheduled } from "@/lib/delivery/due-invitations.store";
import type { DueMessage } from "@/lib/delivery/due-messages";
import { again, type Outcome, outcome } from "@/lib/delivery/outcome";
import {
  claimInvitation,
  holdLeftBehind,
  holdMessage,
  insertRefusal,
  recordOutcome,
  releaseLeftBehind,
  type SendingTx,
} from "@/lib/delivery/sending.store";
import { sending } from "@/lib/delivery/sending-transaction";
import { takeAllowance } from "@/lib/delivery/take-allowance";
import { newId } from "@/lib/ground/ids";

/**
 * `taken`: another worker had it, or it was called off. `enough`: what the channel may send for now
 * is sent. An outage tells what is the matter with the channel.
 */
export type Handed = "done" | "taken" | "enough" | NonNullable<Outcome["outage"]>;

/** One message through its three steps; send-invitations.ts says why they are three. */
export async function handOver(
  ctx: Context,
  due: DueMessage,
  channel: Channel,
  limited: boolean,
): Promise<Handed> {
  const { invitationId, kind, outgoing, addresses } = due;
  const messageId = newId();
  if (
    limited &&
    !(await inTransaction(ctx, (tx) => takeAllowance(tx, kind, outgoing.from.address)))
  )
    return "enough";
  const { subject, text: bodyText, html: bodyHtml, to } = outgoing;
  const words = { address: to.address, subject, bodyText, bodyHtml };
  const written = { id: messageId, invitationId, channel: kind, ...words };
  const attempt = await sending(ctx, (tx) => claimInvitation(tx, written, addresses));
  if (!attempt) return "taken";
  return sending(ctx, async (tx) => {
    if (!(await holdMessage(tx, messageId))) return "taken";
    const receipt = await channel.send(outgoing);
    const { remindAfterSeconds } = due;
    const result = outcome(receipt, { ...attempt, remindAfterSeconds }, tx.now());
    await recordOutcome(tx, { messageId, invitationId }, result);
    await rememberRefusal(tx, receipt, outgoing.to.address);
    return result.outage ?? "done";
  });
}

/** An address at which nothing arrives, or whose owner said no to the provider, is not tried again. */
async function rememberRefusal(tx: SendingTx, receipt: Receipt, address: string): Promise<void> {
  if (receipt.kind !== "refused" || receipt.address === undefined) return;
  const source = receipt.address === "gone" ? "bounced" : "provider";
  await insertRefusal(tx, comparable(address), source);
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
    const endings = left.flatMap((one) => endingOf(one, tx.now()) ?? []);
    await endScheduled(tx, endings);
    return left.length;
  });
}

type LeftBehind = Awaited<ReturnType<typeof holdLeftBehind>>[number];

/** How an invitation goes on whose attempts are all used; undefined while there are some left. */
function endingOf(left: LeftBehind, now: Date): Ending | undefined {
  const next = again(leftBehind, { ...left, remindAfterSeconds: null }, now);
  const { status, channel = null, route = [] } = next;
  if (status === "kept" || (status === "scheduled" && channel === null)) return undefined;
  return { id: left.invitationId, status, failure: leftBehind, channel, route };
}
