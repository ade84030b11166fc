import type { Tx } from "@/lib/access/context";
import { openCalls } from "@/lib/delivery/calls/call.store";
import { forgottenBefore } from "@/lib/delivery/calls/forgotten";
import { dueInvitations, endScheduled } from "@/lib/delivery/due-invitations.store";
import { broughtKinds } from "@/lib/delivery/kinds";
import { sortOut } from "@/lib/delivery/sort-out";

const atOnce = 500;

/**
 * Ends what waits for a member to bring it and is not wanted any more, inside the caller's own verb. Whoever
 * asks looks again: this is so that nothing waits for good that nobody is shown.
 */
export async function endUnwanted(tx: Tx): Promise<void> {
  for (const kind of broughtKinds) {
    const due = await dueInvitations(tx, kind, atOnce, 0);
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
