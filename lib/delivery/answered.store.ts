import { and, eq, ne, notInArray } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { amongIds } from "@/lib/db/among";
import { invitation } from "@/lib/db/tables/delivery";

/** Those that are not answered yet, nor called off. */
export async function setAnswered(tx: Tx, invitationIds: readonly string[]): Promise<void> {
  const now = tx.now();
  await tx.db
    .update(invitation)
    .set({ status: "answered", answeredAt: now, updatedAt: now })
    .where(
      and(
        eq(invitation.organizationId, tx.organizationId),
        amongIds(invitation.id, invitationIds),
        notInArray(invitation.status, ["answered", "cancelled"]),
      ),
    )
    .prepare("set_answered")
    .execute();
}

/** Those that are not called off yet. */
export async function setWithdrawn(tx: Tx, invitationIds: readonly string[]): Promise<void> {
  await tx.db
    .update(invitation)
    .set({ status: "cancelled", failure: "withdrawn", updatedAt: tx.now() })
    .where(
      and(
        eq(invitation.organizationId, tx.organizationId),
        amongIds(invitation.id, invitationIds),
        ne(invitation.status, "cancelled"),
      ),
    );
}
