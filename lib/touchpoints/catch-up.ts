import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { endUnwanted } from "@/lib/delivery/end-unwanted";
import { passOn } from "@/lib/delivery/waiting/pass-on";
import { wakeSenderIfDue } from "@/lib/delivery/wake-sender";
import { considerInvitations } from "@/lib/touchpoints/consider-invitations";
import { findUndecided } from "@/lib/touchpoints/decisions.store";
import { resumeRounds } from "@/lib/touchpoints/rounds/resume-rounds";

const graceMilliseconds = 60_000;
const perChunk = 1_000;

/**
 * Does what jobs would have done that failed for good, and what has become due since: decides on
 * interactions that nobody has decided on, hands on what waited in vain, ends what nobody
 * should ask any more, has rounds gone on with, and wakes the sender. Meant to run every minute.
 *
 * @returns how many interactions it decided on
 */
export async function catchUp(ctx: Context): Promise<number> {
  permit(ctx, "invitations.send");
  const before = new Date(ctx.now().getTime() - graceMilliseconds);
  let decided = 0;
  for (let full = true; full; ) {
    const ids = await readUndecided(ctx, perChunk, before);
    const { invited, suppressed } = await considerInvitations(ctx, ids);
    decided += invited + suppressed;
    full = ids.length === perChunk;
  }
  for (let more = true; more; ) more = await inTransaction(ctx, passOn);
  await inTransaction(ctx, endUnwanted);
  await inTransaction(ctx, resumeRounds);
  await inTransaction(ctx, wakeSenderIfDue);
  return decided;
}

/** Interactions that were there before that moment and nobody has decided on, oldest first. */
export async function readUndecided(
  ctx: Context,
  limit: number,
  before = ctx.now(),
): Promise<string[]> {
  permit(ctx, "invitations.send");
  return inTransaction(ctx, (tx) => findUndecided(tx, before, limit));
}
