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
 *   2. hand                 SMTP or HTTP, while the next transaction holds the message's row.
 *   3. record  (committed)  message sent, kept, failed or unknown; invitation moves on.
 *
 * A mail's third step and the next one's first are one transaction: one commit a mail. While it is
 * under way, the server is already told from whom and to whom the next mail is; the mail itself goes
 * when the commit is confirmed, and not at all when its claim failed.
 *
 *   database   … record 1, claim 2, commit; hold 2 …       record 2, claim 3, commit; hold 3 …
 *   SMTP       … 250 to 1    MAIL RCPT DATA 2 ─ mail 2, 250 to 2     MAIL RCPT DATA 3 ─ mail 3 …
 *
 * The row lock of step 2 says that the sender is alive. Whoever finds a message "handing-over" that
 * nobody holds knows that its sender is gone: the invitation goes back to "scheduled", the message
 * becomes "unknown" and stays readable. There is no lease that a slow server could outlast. A
 * sender that was overtaken before it held its message finds it no longer "handing-over" and hands
 * over nothing.
 *
 *   stopped after …            the next run finds                      the customer gets
 *   claim                      message unheld: unknown, again          one mail
 *   DATA, before "250"         the same                                one mail
 *   "250", before our commit   the same                                two mails: SMTP's window
 *   commit                     nothing to do                           one mail
 *
 * One sender hands over one mail at a time, so that a crash puts at most one mail into the window;
 * a repeated mail carries the same Message-ID, by which many mailboxes drop the second copy. A
 * connection to the database that is lost closes no window: what the server said is written down on
 * another. A lost reply of the server is the same window seen from the other side, and is treated the
 * same: RFC 5321 (6.1) prefers a duplicate to a loss, and so do we.
 *
 * Each channel has a circuit: after some failures in a row nothing is tried for a while, the queue
 * waits, and nobody's attempts are used up. The channels take turns, so that one sender still has
 * one message in hand, and one channel that is slow or full holds up no other for ever.
 *
 * Senders do not tell each other what they are about to send. One that finds a message taken leaves
 * the rest of its chunk to whoever took it, and goes on somewhere further down the queue: two who
 * walked the same chunk would each word every message and lose every other claim.
 */
import { randomInt } from "node:crypto";
import type { Context, Tx } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { type ChannelRow, findChannels } from "@/lib/delivery/channel.store";
import type { Channel } from "@/lib/delivery/channels/channel";
import { isOpen } from "@/lib/delivery/circuit";
import { type DueMessage, dueMessages } from "@/lib/delivery/due-messages";
import { type Handed, handingOver, recoverLeftBehind } from "@/lib/delivery/hand-over";
import { type SendingKind, sendingKinds } from "@/lib/delivery/kinds";
import { noteOutage, noteRecovery } from "@/lib/delivery/note-outage";
import { openChannel } from "@/lib/delivery/open-channel";
import { remind } from "@/lib/delivery/remind";
import { isInHours } from "@/lib/delivery/same-time-of-day";
import { isOutage, sendSeeds } from "@/lib/delivery/seeds/send-seeds";

interface Sending {
  /** In the place of every channel of the organisation; for tests. */
  channel?: Channel;
  /** Stops between two messages. */
  signal?: AbortSignal;
}

export interface Sent {
  handedOver: number;
  recovered: number;
  /** Why this run ended: everything due was seen, told to stop, or a channel is out of order. */
  ended: "nothing-due" | "enough" | "stopped" | "outage";
  /** When a channel that was out of order may be tried again. */
  againAt?: Date;
}

const messagesPerChunk = 100;
const chunksPerRun = 5;

/** A channel in one run. */
interface Line {
  kind: SendingKind;
  channel: Channel;
  /** Whether its messages are counted against a limit. */
  limited: boolean;
  /** Whether it failed last time, and is tried again now. */
  failing: boolean;
  /** Whether another sender is at work on what is due longest. */
  shared: boolean;
  /** Messages in a row that could not be claimed: one may have been called off, two are another's. */
  missed: number;
  /** The surveys of which seeds have had their copies. */
  surveys: Set<string>;
  ended?: Sent["ended"];
  againAt?: Date;
}

/** Sends what is due; one run sends a limited number, so that a job ends in a foreseeable time. */
export async function sendInvitations(ctx: Context, sending: Sending = {}): Promise<Sent> {
  permit(ctx, "invitations.send");
  const recovered = await recoverLeftBehind(ctx);
  await inTransaction(ctx, remind);
  const lines = await openLines(ctx, sending);
  let handedOver = 0;
  try {
    for (let chunk = 0; chunk < chunksPerRun; chunk += 1) {
      for (const line of lines.filter(({ ended }) => ended === undefined)) {
        handedOver += await sendChunk(ctx, line, sending.signal);
      }
    }
  } finally {
    for (const { channel } of lines) channel.close?.();
  }
  const [againAt] = lines
    .flatMap((line) => line.againAt ?? [])
    .sort((a, b) => a.getTime() - b.getTime());
  return { handedOver, recovered, ended: endOf(lines), ...(againAt && { againAt }) };
}

/** There is more to do at once if any channel has more; otherwise what went wrong is told. */
function endOf(lines: readonly Line[]): Sent["ended"] {
  const ends = new Set(lines.map(({ ended = "enough" }) => ended));
  const order: Sent["ended"][] = ["stopped", "enough", "outage"];
  return order.find((end) => ends.has(end)) ?? "nothing-due";
}

/** The channels that can be used now: set up, switched on, and with their circuits closed. */
async function openLines(ctx: Context, { channel }: Sending): Promise<Line[]> {
  const rows = await inTransaction(ctx, findChannels);
  const lines = await Promise.all(
    sendingKinds.map(async (kind): Promise<Line[]> => {
      const row = rows.find((one) => one.kind === kind);
      if (row && (!row.active || isOpen(row, ctx.now()))) return [];
      const opened = channel ?? (await openChannel(kind, row));
      return opened ? [{ kind, channel: opened, ...stateOf(row) }] : [];
    }),
  );
  return lines.flat();
}

function stateOf(
  row: ChannelRow | undefined,
): Pick<Line, "limited" | "failing" | "shared" | "missed" | "surveys"> {
  const limited = row !== undefined && (row.perMinute !== null || row.warmUpFrom !== null);
  const failing = row !== undefined && row.failures > 0;
  return { limited, failing, shared: false, missed: 0, surveys: new Set() };
}

async function sendChunk(ctx: Context, line: Line, signal?: AbortSignal): Promise<number> {
  const messages = await inTransaction(ctx, (tx) => nextChunk(tx, line));
  if (line.kind === "email" && !(await copyToSeeds(ctx, line, messages, signal))) return 0;
  return sendAll(ctx, line, messages, signal);
}

/**
 * Before customers, who would take all that a new sender may send in a day. What a copy finds out about
 * the server counts as a customer's mail would: where little is allowed, no customer's may follow it.
 *
 * @returns whether customers are to be sent theirs
 */
async function copyToSeeds(
  ctx: Context,
  line: Line,
  messages: readonly DueMessage[],
  signal?: AbortSignal,
): Promise<boolean> {
  const { channel, limited, surveys } = line;
  const surveyIds = [...new Set(messages.map(({ surveyId }) => surveyId))].filter(
    (id) => !surveys.has(id),
  );
  for (const id of surveyIds) surveys.add(id);
  const receipt = await sendSeeds(ctx, { surveyIds, channel, limited, signal });
  if (receipt === undefined) return true;
  return goesOn(ctx, line, isOutage(receipt) ? receipt : "done");
}

/** How many chunks there are to choose from for a sender that looks for a place of its own. */
const places = 8;

async function nextChunk(tx: Tx, line: Line): Promise<readonly DueMessage[]> {
  const { kind, shared } = line;
  line.missed = 0;
  if (shared) {
    // Not right behind the other: it has moved on by one when this one is done.
    const skip = messagesPerChunk * randomInt(2, places + 2);
    const further = await dueMessages(tx, kind, messagesPerChunk, skip);
    if (further.seen > 0) return further.messages;
    line.shared = false;
  }
  const { messages, seen } = await dueMessages(tx, kind, messagesPerChunk);
  if (seen < messagesPerChunk) line.ended = "nothing-due";
  return messages;
}

async function sendAll(
  ctx: Context,
  line: Line,
  messages: readonly DueMessage[],
  signal?: AbortSignal,
): Promise<number> {
  if (messages.length === 0) return 0;
  return handingOver(ctx, line, async (hand) => {
    let handedOver = 0;
    for (const message of messages) {
      if (signal?.aborted) {
        line.ended = "stopped";
        return handedOver;
      }
      const handed = await handInHours(ctx, message, hand);
      if (handed === "done") handedOver += 1;
      if (!(await goesOn(ctx, line, handed))) return handedOver;
    }
    return handedOver;
  });
}

/** One whose hours were over when its turn came is `late`: it is found due once more, and put off. */
async function handInHours(
  ctx: Context,
  message: DueMessage,
  hand: (message: DueMessage) => Promise<Handed>,
): Promise<Handed | "late"> {
  return isInHours(ctx.now(), message.hours) ? hand(message) : "late";
}

/** Notes what became of a message; whether the next one of its chunk is to be sent too. */
async function goesOn(ctx: Context, line: Line, handed: Handed | "late"): Promise<boolean> {
  if (handed === "late") return true;
  if (typeof handed === "object") {
    line.ended = "outage";
    line.againAt = await noteOutage(ctx, line.kind, handed);
    return false;
  }
  if (handed === "enough") {
    line.ended = "nothing-due";
    return false;
  }
  if (handed === "taken") {
    line.missed += 1;
    if (line.missed < 2) return true;
    // The last chunk is walked to its end: there is no other place to go to.
    line.shared = line.ended === undefined;
    return !line.shared;
  }
  if (line.failing) await noteRecovery(ctx, line.kind);
  line.failing = false;
  line.missed = 0;
  return true;
}
