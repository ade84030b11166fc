import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { endUnwanted } from "@/lib/delivery/end-unwanted";
import { passOn } from "@/lib/delivery/waiting/pass-on";
import { wakeSenderIfDue } from "@/lib/delivery/wake-sender";
import { resumeCallingOff } from "@/lib/touchpoints/call-off-rest";
import { considerInvitations } from "@/lib/touchpoints/consider-invitations";
import { resumeRounds } from "@/lib/touchpoints/rounds/resume-rounds";
import { findUndecided, type Place } from "@/lib/touchpoints/undecided.store";

const graceMilliseconds = 60_000;
const perChunk = 1_000;
const mostFailures = 50; // Of a run; where more fail, it is not for what stands in them.

/**
 * Does what jobs would have done that failed for good, and what has become due since: decides on
 * interactions that nobody has decided on, hands on what waited in vain, ends what nobody
 * should ask any more, has rounds and calling off gone on with, and wakes the sender. Meant to run every
 * minute. What fails keeps nothing else from being done.
 *
 * @returns how many interactions it decided on
 * @throws AggregateError of what failed, when everything else is done
 */
export async function catchUp(ctx: Context): Promise<number> {
  permit(ctx, "invitations.send");
  const failures: unknown[] = [];
  const step = async (work: () => Promise<unknown>) => {
    try {
      await work();
    } catch (error) {
      failures.push(error);
    }
  };
  let decided = 0;
  await step(async () => {
    const waiting = await decideOnWaiting(ctx);
    decided = waiting.decided;
    failures.push(...waiting.failures);
  });
  await step(async () => {
    for (let more = true; more; ) more = await inTransaction(ctx, passOn);
  });
  await step(() => endUnwanted(ctx));
  await step(() => inTransaction(ctx, resumeRounds));
  await step(() => inTransaction(ctx, resumeCallingOff));
  await step(() => inTransaction(ctx, wakeSenderIfDue));
  if (failures.length > 0) throw new AggregateError(failures, "Catching up failed in part.");
  return decided;
}

/** Decides on what waits, oldest first, until no more waits or too much cannot be decided. */
async function decideOnWaiting(ctx: Context) {
  const before = new Date(ctx.now().getTime() - graceMilliseconds);
  const failures: unknown[] = [];
  let decided = 0;
  let after: Place | undefined;
  do {
    const waiting = await readWaiting(ctx, { before, limit: perChunk, after });
    const ids = waiting.map(({ id }) => id);
    decided += await decideOn(ctx, ids, failures);
    // What cannot be decided still waits: from there on, so that nothing is read twice.
    after = waiting[perChunk - 1];
  } while (after && failures.length < mostFailures);
  return { decided, failures };
}

/** Decides on these, or on all but the few that cannot be decided. */
async function decideOn(
  ctx: Context,
  ids: readonly string[],
  failures: unknown[],
): Promise<number> {
  if (failures.length >= mostFailures) return 0;
  try {
    const { invited, suppressed } = await considerInvitations(ctx, ids);
    return invited + suppressed;
  } catch (error) {
    if (ids.length === 1) {
      failures.push(error);
      return 0;
    }
  }
  const half = ids.length >> 1;
  const first = await decideOn(ctx, ids.slice(0, half), failures);
  return first + (await decideOn(ctx, ids.slice(half), failures));
}

/** Interactions that were there before that moment and nobody has decided on, oldest first. */
export async function readUndecided(
  ctx: Context,
  limit: number,
  before = ctx.now(),
): Promise<string[]> {
  return (await readWaiting(ctx, { before, limit })).map(({ id }) => id);
}

async function readWaiting(ctx: Context, query: Parameters<typeof findUndecided>[1]) {
  permit(ctx, "invitations.send");
  return inTransaction(ctx, (tx) => findUndecided(tx, query));
}
