import type { Tx } from "@/lib/access/context";
import { hasInvitation } from "@/lib/delivery/invitation.store";
import { Refusal } from "@/lib/ground/refusal";

/** @throws Refusal "not-found" unless the organisation has this invitation */
export async function requireInvitation(tx: Tx, invitationId: string): Promise<void> {
  if (await hasInvitation(tx, invitationId)) return;
  throw new Refusal("not-found", "There is no such invitation.");
}
