import type { Tx } from "@/lib/access/context";
import { setAnswered, setWithdrawn } from "./answered.store";

/** Marks invitations answered, which the caller found open and holds until the transaction ends. */
export async function markAnswered(tx: Tx, invitationIds: readonly string[]): Promise<void> {
  if (invitationIds.length > 0) await setAnswered(tx, invitationIds);
}

/** Ends invitations, held by the caller, whose customers took their answers back. */
export async function markWithdrawn(tx: Tx, invitationIds: readonly string[]): Promise<void> {
  if (invitationIds.length > 0) await setWithdrawn(tx, invitationIds);
}
