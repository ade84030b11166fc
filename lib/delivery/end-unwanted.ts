import type { Context, Tx } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { openCalls } from "@/lib/delivery/calls/call.store";
import { forgottenBefore } from "@/lib/delivery/calls/forgotten";
import { type ChannelRow, findChannels, storeSwept } from "@/lib/delivery/channel.store";
import { dueBehind, type Ending, endScheduled } from "@/lib/delivery/due-invitations.store";
import { expiredUnsent } from "@/lib/delivery/expired.store";
import { broughtKinds, type PlannedKind, plannedKinds } from "@/lib/delivery/kinds";
import { openAmong } from "@/lib/delivery/open-kinds";
import { endingOfExpired, sortOut } from "@/lib/delivery/sort-out";

const atOnce = 500;

/**
 * Ends what waits for a member to bring it, or on the site, and is not wanted any more, and what has expired
 * while its channel is switched off; otherwise such a channel keeps its queue. Whoever asks looks again: this
 * is so that nothing waits for good that nobody is shown. It ends or looks at so many of a channel in one go.
 * What keeps one channel from being looked at keeps no other.
 *
 * @throws AggregateError of what failed, when all other channels have been looked at
 */
export async function endUnwanted(ctx: Context): Promise<void> {
  permit(ctx, "invitations.send");
  const channels = await inTransaction(ctx, findChannels);
  const open = openAmong(channels);
  const failures: unknown[] = [];
  for (const kind of plannedKinds) {
    const row = channels.find((one) => one.kind === kind);
    const isBrought = broughtKinds.some((one) => one === kind);
    const look = !open.has(kind) ? endExpired : isBrought ? lookOn : undefined;
    try {
      if (look) await inTransaction(ctx, (tx) => look(tx, kind, row));
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, "Some channels were not looked at.");
}

/** A channel that was never set up has nowhere to keep a place: those are chosen by their time alone. */
async function endExpired(tx: Tx, kind: PlannedKind): Promise<void> {
  const expired = await expiredUnsent(tx, kind, atOnce);
  await end(
    tx,
    expired.flatMap((one) => {
      const ending = endingOfExpired(one, tx.now());
      return ending ? [{ ...ending, waitedFor: kind }] : [];
    }),
  );
}

/**
 * Goes on behind where the last look ended, from the front again after the last, so that neither how many
 * wait nor those in front keep it from any.
 */
async function lookOn(tx: Tx, kind: PlannedKind, row: ChannelRow | undefined): Promise<void> {
  const place = row && placeOf(row);
  const { due, last } = await dueBehind(tx, kind, place, atOnce);
  await end(tx, (await sortOut(tx, kind, due)).endings);
  if (last !== null || place !== undefined) await storeSwept(tx, kind, last);
}

function placeOf({ sweptDueAt, sweptId }: ChannelRow) {
  return sweptDueAt && sweptId ? { dueAt: sweptDueAt, id: sweptId } : undefined;
}

/** But for those whose customer is on the telephone. */
async function end(tx: Tx, endings: readonly Ending[]): Promise<void> {
  const ids = endings.map(({ id }) => id);
  const calls = await openCalls(tx, ids, forgottenBefore(tx.now()));
  const onTheTelephone = new Set(calls.map(({ invitationId }) => invitationId));
  await endScheduled(
    tx,
    endings.filter(({ id }) => !onTheTelephone.has(id)),
  );
}
