import type { Context, Tx } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { newId } from "@/lib/ground/ids";
import { type CalledOff, callOff } from "@/lib/touchpoints/pending.store";
import { askSet } from "@/lib/touchpoints/rounds/ask-set";
import { countSet, type Remembered } from "@/lib/touchpoints/rounds/count-set";
import {
  countCustomers,
  findRound,
  holdRound,
  moveRound,
  type RoundRow,
} from "@/lib/touchpoints/rounds/round.store";
import { nothingCounted } from "@/lib/touchpoints/rounds/tally";
import { readThirds, type Thirds } from "@/lib/touchpoints/thirds";

const calledOff = { failure: "The round was cancelled.", reminders: true };

interface Running {
  roundId: string;
  /** Stops between two sets: another worker goes on. */
  signal?: AbortSignal | undefined;
}

/** What one run keeps in mind. */
interface Run {
  id: string;
  roundId: string;
  thirds: Thirds;
  remembered: Remembered;
  /** Of calling off: how far one pass is, and how many it has called off. */
  pass: { after: CalledOff | undefined; calledOff: number };
}

/**
 * Does what a round is in: counts whom it would ask, asks them, or calls off what it has still to
 * send; in sets, each in a short transaction that also writes down how far it is. Whoever begins takes
 * the work over from whoever was at it: counting begins anew, asking goes on where it was.
 *
 * @returns the round's state at the end, or nothing where there is nothing to do
 */
export async function runRound(ctx: Context, { roundId, signal }: Running) {
  permit(ctx, "invitations.send");
  const run = await inTransaction(ctx, (tx) => beginRun(tx, roundId));
  if (!run) return undefined;
  for (let more = true; more; ) {
    signal?.throwIfAborted();
    more = await inTransaction(ctx, (tx) => nextSet(tx, run));
  }
  return (await inTransaction(ctx, (tx) => findRound(tx, roundId)))?.status;
}

async function beginRun(tx: Tx, roundId: string): Promise<Run | undefined> {
  const found = await holdRound(tx, roundId);
  const id = newId();
  const anew = { place: null, seen: 0, tally: nothingCounted, customers: await countCustomers(tx) };
  const begun = await moveRound(tx, roundId, ["counting", "asking", "cancelling"], {
    runId: id,
    ...(found?.status === "counting" && anew),
  });
  if (!begun) return undefined;
  const pass = { after: undefined, calledOff: 0 };
  return { id, roundId, thirds: await readThirds(tx), remembered: new Map(), pass };
}

/** Whether there is more to do. */
async function nextSet(tx: Tx, { id, roundId, thirds, remembered, pass }: Run): Promise<boolean> {
  const round = await holdRound(tx, roundId);
  // Overtaken by another run.
  if (round?.runId !== id) return false;
  switch (round.status) {
    case "counting":
      return (await countSet(tx, round, { thirds, remembered })) || ended(tx, round, "counted");
    case "asking":
      return (await askSet(tx, round, thirds)) || ended(tx, round, "asked");
    case "cancelling":
      return (await callOffSet(tx, roundId, pass)) || ended(tx, round, "cancelled");
    default:
      return false;
  }
}

/** Until a whole pass finds none: what others held meanwhile may have been passed over. */
async function callOffSet(tx: Tx, roundId: string, pass: Run["pass"]): Promise<boolean> {
  const { calledOff: count, last } = await callOff(tx, { roundId }, calledOff, pass.after);
  pass.after = last;
  pass.calledOff += count;
  if (last) return true;
  const again = pass.calledOff > 0;
  pass.calledOff = 0;
  return again;
}

async function ended(
  tx: Tx,
  { id, status, tally }: RoundRow,
  to: "counted" | "asked" | "cancelled",
): Promise<false> {
  const found = to === "counted" ? { estimate: tally } : { endedAt: tx.now() };
  await moveRound(tx, id, [status], { status: to, ...found });
  return false;
}
