import type { Tx } from "@/lib/access/context";
import { openCalls } from "@/lib/delivery/calls/call.store";
import { forgottenBefore } from "@/lib/delivery/calls/forgotten";
import { countDue, dueInvitations, endScheduled } from "@/lib/delivery/due-invitations.store";
import { broughtKinds } from "@/lib/delivery/kinds";
import { openKinds } from "@/lib/delivery/open-kinds";
import { sortOut } from "@/lib/delivery/sort-out";

const atOnce = 500;

/**
 * Ends what waits for a member to bring it and is not wanted any more, inside the caller's own verb. Whoever
 * asks looks again: this is so that nothing waits for good that nobody is shown. Of more than it looks at in
 * one go it looks at another part each minute, so that those in front keep it from none behind them. A channel
 * that is switched off keeps its queue as it is.
 */
export async function endUnwanted(tx: Tx): Promise<void> {
  const open = await openKinds(tx);
  for (const kind of broughtKinds.filter((one) => open.has(one))) {
    const parts = Math.ceil((await countDue(tx, kind)) / atOnce);
    if (parts === 0) continue;
    const minute = Math.floor(tx.now().getTime() / 60_000);
    const { due } = await dueInvitations(tx, kind, atOnce, atOnce * (minute % parts));
    const { endings } = await sortOut(tx, kind, due);
    const ids = endings.map(({ id }) => id);
    const calls = await openCalls(tx, ids, forgottenBefore(tx.now()));
    const onTheTelephone = new Set(calls.map(({ invitationId }) => invitationId));
    await endScheduled(
      tx,
      endings.filter(({ id }) => !onTheTelephone.has(id)),
    );
  }
}
