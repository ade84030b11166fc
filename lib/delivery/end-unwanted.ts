import type { Tx } from "@/lib/access/context";
import { dueInvitations, endScheduled } from "@/lib/delivery/due-invitations.store";
import { sortOut } from "@/lib/delivery/sort-out";

const atOnce = 500;

/**
 * Ends what waits for a member to ask and is not wanted any more, inside the caller's own verb. Whoever
 * asks looks again: this is so that nothing waits for good that nobody is shown.
 */
export async function endUnwanted(tx: Tx): Promise<void> {
  const { endings } = await sortOut(tx, "phone", await dueInvitations(tx, "phone", atOnce, 0));
  await endScheduled(tx, endings);
}
