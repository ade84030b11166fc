import type { Context } from "@/lib/access/context";
import { inTransaction, type Turn } from "@/lib/db/transaction";
import { comparable } from "@/lib/delivery/address";
import type { Channel, Outgoing, Receipt } from "@/lib/delivery/channels/channel";
import { type Ending, endScheduled } from "@/lib/delivery/due-invitations.store";
import type { DueMessage } from "@/lib/delivery/due-messages";
import { again, type Outcome, outcome } from "@/lib/delivery/outcome";
import {
  type Claimed,
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

/** What became of a message, until it is written down. */
interface Told {
  ids: { messageId: string; invitationId: string };
  outcome: Outcome;
  receipt: Receipt;
  address: string;
}

/** Where messages are handed over from, one at a time. */
interface Desk {
  channel: Channel;
  /** Whether its messages are counted against a limit. */
  limited: boolean;
  /** Whether messages were claimed, and all of them: then the next most likely is, too. */
  undisturbed?: boolean;
  /** What became of the message before. */
  told?: Told | undefined;
}

/** A message as it is written down and sent. */
interface Worded extends DueMessage {
  outgoing: Outgoing;
  messageId: string;
}

/** Transactions in a row on the desk's own connection. */
interface Connected {
  tx: SendingTx;
  turn: Turn;
}

/**
 * Hands messages over, one at a time: what became of one is written down in the transaction that claims
 * the next. send-invitations.ts says why.
 */
export async function handingOver<R>(
  ctx: Context,
  by: { channel: Channel; limited: boolean },
  work: (hand: (due: DueMessage) => Promise<Handed>) => Promise<R>,
): Promise<R> {
  const desk: Desk = { channel: by.channel, limited: by.limited };
  let working: Promise<R> | undefined;
  try {
    return await sending(ctx, async (tx, turn) => {
      working = work((due) => handOver(ctx, desk, { tx, turn }, due));
      const result = await working;
      if (desk.told) await writeDown(tx, desk.told);
      return result;
    });
  } catch (error) {
    // A lost connection is heard of while a message is under way: what becomes of it is known later.
    await Promise.allSettled([working]);
    const { told } = desk;
    if (told) await sending(ctx, (tx) => writeDown(tx, told)).catch(unwritten(error));
    throw error;
  }
}

/** What went wrong first is told together with why the message could not be written down after it. */
function unwritten(first: unknown) {
  return (second: unknown): never => {
    throw new AggregateError([first, second], "what became of a message was not written down");
  };
}

async function handOver(
  ctx: Context,
  desk: Desk,
  { tx, turn }: Connected,
  due: DueMessage,
): Promise<Handed> {
  const { channel, limited } = desk;
  const { invitationId, kind, remindAfterSeconds } = due;
  const outgoing = due.word();
  if (limited) {
    // Others wait for their turn at the limit: nothing is left to be written down meanwhile.
    if (desk.told) await Promise.all([writeDown(tx, desk.told), turn()]);
    desk.told = undefined;
    const { address } = outgoing.from;
    if (!(await inTransaction(ctx, (own) => takeAllowance(own, kind, address)))) return "enough";
  }
  const messageId = newId();
  const claiming = claim({ tx, turn }, { ...due, outgoing, messageId }, desk.told).then(
    (attempt) => {
      desk.told = undefined;
      return attempt;
    },
  );
  const wanted = claiming.then(
    (attempt) => attempt !== undefined,
    () => false,
  );
  // A mail that is held back costs a connection.
  const isHeldBack = !desk.undisturbed && !(await wanted);
  const sent = isHeldBack ? undefined : sendIf(channel, outgoing, wanted);
  const [attempt, receipt] = await Promise.all([claiming, sent]);
  const isMine = attempt !== undefined && receipt !== undefined;
  desk.undisturbed = isMine && desk.undisturbed !== false;
  if (!isMine) return "taken";
  const result = outcome(receipt, { ...attempt, remindAfterSeconds }, tx.now());
  const ids = { messageId, invitationId };
  desk.told = { ids, outcome: result, receipt, address: outgoing.to.address };
  return result.outage ?? "done";
}

/**
 * Writes down what became of the message before, claims this one, commits, and holds it: all of it is
 * asked at once, in this order: each of them executes its statements before it first waits. Undefined when
 * the message is not to be sent.
 */
async function claim(
  { tx, turn }: Connected,
  { invitationId, kind, addresses, outgoing, messageId }: Worded,
  told: Told | undefined,
): Promise<Claimed | undefined> {
  const { subject, text: bodyText, html: bodyHtml, to } = outgoing;
  const words = { address: to.address, subject, bodyText, bodyHtml };
  const written = { id: messageId, invitationId, channel: kind, ...words };
  const [, attempt, , isHeld] = await Promise.all([
    told && writeDown(tx, told),
    claimInvitation(tx, written, addresses),
    turn(),
    holdMessage(tx, messageId),
  ]);
  return isHeld ? attempt : undefined;
}

/** A channel that cannot wait with a message under way gets it when it is known to be wanted. */
async function sendIf(
  channel: Channel,
  outgoing: Outgoing,
  wanted: Promise<boolean>,
): Promise<Receipt | undefined> {
  if (channel.sendIf) return channel.sendIf(outgoing, wanted);
  return (await wanted) ? channel.send(outgoing) : undefined;
}

async function writeDown(tx: SendingTx, { ids, outcome, receipt, address }: Told): Promise<void> {
  await Promise.all([recordOutcome(tx, ids, outcome), rememberRefusal(tx, receipt, address)]);
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
  return {
    ...{ id: left.invitationId, waitedFor: left.handedOverBy, status },
    ...{ failure: leftBehind, channel, route },
  };
}
