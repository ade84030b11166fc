import { and, eq, lte, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { invitation } from "@/lib/db/tables/delivery";
import type { PlannedKind } from "@/lib/delivery/kinds";

/** A later moment at which an invitation is due. */
export interface Later {
  id: string;
  dueAt: string;
}

/**
 * Moves what is due by a channel to later moments. What somebody else holds just now is passed over: it is
 * sent or called off, or is found due once more. Each is looked up by its key and by nothing else: by the
 * index of what is due, a planner that counts wrong would pass through all of it.
 */
export async function putOff(tx: Tx, kind: PlannedKind, moves: readonly Later[]): Promise<void> {
  if (moves.length === 0) return;
  const ours = eq(invitation.organizationId, tx.organizationId);
  const rows = sql`jsonb_to_recordset(${JSON.stringify(moves)}::text::jsonb)
    as later (id uuid, "dueAt" timestamptz)`;
  const { id, status, channel, dueAt } = invitation;
  const one = tx.db
    .select({ id, status, channel, dueAt })
    .from(invitation)
    .where(and(ours, eq(invitation.id, sql`later.id`)))
    .limit(1)
    .for("no key update", { skipLocked: true })
    .as("one");
  const held = tx.db
    .select({
      ...{ id: one.id, status: one.status, channel: one.channel, dueAt: one.dueAt },
      later: sql<Date>`later."dueAt"`.as("later"),
    })
    .from(rows)
    .crossJoinLateral(one)
    .as("held");
  await tx.db
    .update(invitation)
    .set({ dueAt: sql`${held.later}`, updatedAt: tx.now() })
    .from(held)
    .where(
      and(
        ours,
        eq(invitation.id, held.id),
        eq(held.status, "scheduled"),
        eq(held.channel, kind),
        lte(held.dueAt, tx.now()),
      ),
    );
}
