import type { Tx } from "@/lib/access/context";
import { hasDueInvitations } from "@/lib/delivery/due-invitations.store";
import { enqueue } from "@/lib/queue/jobs";

const soonMilliseconds = 60_000;

/** Has invitations sent that are due within the minute; what is due later, the sweep finds. */
export async function wakeSender(tx: Tx, dueAt: readonly Date[]): Promise<void> {
  const first = Math.min(...dueAt.map((moment) => moment.getTime()));
  if (first > tx.now().getTime() + soonMilliseconds) return;
  await enqueue(tx, "invitations.send", [{ organizationId: tx.organizationId }], {
    startAfter: new Date(first),
  });
}

/** The same for whatever is due by now, or was left behind by a sender that is gone. */
export async function wakeSenderIfDue(tx: Tx): Promise<void> {
  if (await hasDueInvitations(tx)) await wakeSender(tx, [tx.now()]);
}
