import type { Tx } from "@/lib/access/context";
import { openCalls } from "@/lib/delivery/calls/call.store";
import { forgottenBefore } from "@/lib/delivery/calls/forgotten";
import { type ChannelRow, findChannels, storeSwept } from "@/lib/delivery/channel.store";
import {
  type DueInvitation,
  dueBehind,
  type Ending,
  endScheduled,
} from "@/lib/delivery/due-invitations.store";
import { broughtKinds, type PlannedKind, plannedKinds } from "@/lib/delivery/kinds";
import { openAmong } from "@/lib/delivery/open-kinds";
import { endingOfExpired, sortOut } from "@/lib/delivery/sort-out";

const atOnce = 500;

/**
 * Ends what waits for a member to bring it and is not wanted any more, inside the caller's own verb. Whoever
 * asks looks again: this is so that nothing waits for good that nobody is shown. It looks at so many in one go
 * and goes on behind them the next time, from the front again after the last, so that neither how many wait nor
 * those in front keep it from any. A channel that is switched off keeps its queue, but for what has expired.
 */
export async function endUnwanted(tx: Tx): Promise<void> {
  const channels = await findChannels(tx);
  const open = openAmong(channels);
  for (const kind of plannedKinds) {
    const row = channels.find((one) => one.kind === kind);
    const place = row && placeOf(row);
    if (!open.has(kind)) await lookOn(tx, { kind, place, endingsOf: endingsOfExpired });
    else if (broughtKinds.some((one) => one === kind)) {
      await lookOn(tx, { kind, place, endingsOf: endingsOfUnwanted });
    }
  }
}

function placeOf({ sweptDueAt, sweptId }: ChannelRow) {
  return sweptDueAt && sweptId ? { dueAt: sweptDueAt, id: sweptId } : undefined;
}

type EndingsOf = (tx: Tx, kind: PlannedKind, due: readonly DueInvitation[]) => Promise<Ending[]>;

const endingsOfUnwanted: EndingsOf = async (tx, kind, due) =>
  (await sortOut(tx, kind, due)).endings;

const endingsOfExpired: EndingsOf = async (tx, kind, due) =>
  due.flatMap((one) => {
    const ending = endingOfExpired(one, tx.now());
    return ending ? [{ ...ending, waitedFor: kind }] : [];
  });

interface Look {
  kind: PlannedKind;
  /** Where the last look ended; undefined at the front. */
  place: ReturnType<typeof placeOf>;
  endingsOf: EndingsOf;
}

async function lookOn(tx: Tx, { kind, place, endingsOf }: Look): Promise<void> {
  const { due, last } = await dueBehind(tx, kind, place, atOnce);
  const endings = await endingsOf(tx, kind, due);
  const ids = endings.map(({ id }) => id);
  const calls = await openCalls(tx, ids, forgottenBefore(tx.now()));
  const onTheTelephone = new Set(calls.map(({ invitationId }) => invitationId));
  await endScheduled(
    tx,
    endings.filter(({ id }) => !onTheTelephone.has(id)),
  );
  if (last !== null || place !== undefined) await storeSwept(tx, kind, last);
}
