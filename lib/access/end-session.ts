import type { SessionClaim } from "@/lib/access/authenticate-session";
import { systemContext } from "@/lib/access/context";
import type { Door } from "@/lib/access/door";
import { endSessionRow } from "@/lib/access/session.store";
import { inTransaction } from "@/lib/db/transaction";

/** Signs out: whoever still holds the session's cookie is refused from now on. */
export async function endSession(door: Door, claim: SessionClaim): Promise<void> {
  const ctx = systemContext(door.database, claim.organizationId, door.now);
  await inTransaction(ctx, (tx) => endSessionRow(tx, claim.sessionId));
}
