/*
 * How an invitation leaves the house, and why it leaves once.
 *
 * A mail server that has said "250" has the mail; nothing can put "it has the mail" and "we know
 * that it has" into one transaction. What can be had: nothing is lost, and a mail is repeated only
 * if everything stopped between the server's acceptance and our commit. Each mail therefore takes
 * three steps, and only the middle one is visible outside:
 *
 *   1. claim   (committed)  invitation scheduled → sending; its message is written, "handing-over".
 *                           The conditional update decides between two workers.
 *   2. hand    (in 3's transaction, which holds the message's row)  SMTP.
 *   3. record  (committed)  message sent, kept, failed or unknown; invitation moves on.
 *
 * The row lock of step 2 says that the sender is alive. Whoever finds a message "handing-over" that
 * nobody holds knows that its sender is gone: the invitation goes back to "scheduled", the message
 * becomes "unknown" and stays readable. There is no lease that a slow server could outlast. A
 * sender that was overtaken between 1 and 2 finds its message no longer "handing-over" and hands
 * over nothing.
 *
 *   stopped after …            the next run finds                      the customer gets
 *   claim                      message unheld: unknown, again          one mail
 *   DATA, before "250"         the same                                one mail
 *   "250", before our commit   the same                                two mails: SMTP's window
 *   commit                     nothing to do                           one mail
 *
 * One sender hands over one mail at a time, so that a crash puts at most one mail into the window;
 * a repeated mail carries the same Message-ID, by which many mailboxes drop the second copy. More
 * throughput is more workers. A lost reply of the server is the same window seen from the other
 * side, and is treated the same: RFC 5321 (6.1) prefers a duplicate to a loss, and so do we.
 */
import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import type { Channel } from "@/lib/delivery/channels/channel";
import { emailChannel } from "@/lib/delivery/channels/email";
import { type DueMessage, dueMessages } from "@/lib/delivery/due-messages";
import { handOver, recoverLeftBehind } from "@/lib/delivery/hand-over";

interface Sending {
  channel?: Channel;
  /** Stops between two messages. */
  signal?: AbortSignal;
}

export interface Sent {
  handedOver: number;
  recovered: number;
  /** Why this run ended: everything due was seen, told to stop, or the channel is out of order. */
  ended: "nothing-due" | "enough" | "stopped" | "outage";
}

const messagesPerChunk = 50;
const chunksPerRun = 10;

/** Sends what is due; one run sends a limited number, so that a job ends in a foreseeable time. */
export async function sendInvitations(ctx: Context, sending: Sending = {}): Promise<Sent> {
  permit(ctx, "invitations.send");
  const sent: Sent = { handedOver: 0, recovered: await recoverLeftBehind(ctx), ended: "enough" };
  for (let chunk = 0; chunk < chunksPerRun; chunk += 1) {
    const { messages, seen } = await inTransaction(ctx, (tx) => dueMessages(tx, messagesPerChunk));
    const { handedOver, stopped } = await sendChunk(ctx, messages, sending);
    sent.handedOver += handedOver;
    if (stopped) return { ...sent, ended: stopped };
    if (seen < messagesPerChunk) return { ...sent, ended: "nothing-due" };
  }
  return sent;
}

async function sendChunk(ctx: Context, messages: readonly DueMessage[], sending: Sending) {
  const { channel = emailChannel(), signal } = sending;
  let handedOver = 0;
  for (const message of messages) {
    if (signal?.aborted) return { handedOver, stopped: "stopped" as const };
    const handed = await handOver(ctx, message, channel);
    if (handed === "outage") return { handedOver, stopped: "outage" as const };
    if (handed === "done") handedOver += 1;
  }
  return { handedOver, stopped: undefined };
}
