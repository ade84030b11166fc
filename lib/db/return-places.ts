import { sql } from "drizzle-orm";
import { amongIds } from "@/lib/db/among";
import { invitation } from "@/lib/db/tables/delivery";
import { interaction, placeReturned, trigger } from "@/lib/db/tables/touchpoints";
import type { Scope, Transactional } from "@/lib/db/transaction";

// Beside the tables, because every room that calls invitations off calls it.

/**
 * Writes down the places on days of capped triggers that invitations give back which have just ended
 * before they asked anybody. One that was due at another moment than was decided took its place on another
 * day: it is found when all are counted anew.
 */
export async function returnPlaces(
  tx: Pick<Scope, "organizationId"> & Transactional,
  invitationIds: readonly string[],
): Promise<void> {
  if (invitationIds.length === 0) return;
  const { organizationId } = tx;
  await tx.db.insert(placeReturned).select(
    sql`select ${organizationId}::uuid, gen_random_uuid(), ${invitation.triggerId}, ${invitation.dueAt}
      from ${invitation}
      join ${trigger} on ${trigger.organizationId} = ${organizationId}
        and ${trigger.id} = ${invitation.triggerId} and ${trigger.dailyCap} is not null
      join ${interaction} on ${interaction.organizationId} = ${organizationId}
        and ${interaction.id} = ${invitation.interactionId}
      where ${invitation.organizationId} = ${organizationId}
        and ${amongIds(invitation.id, invitationIds)}
        and ${invitation.status} in ('cancelled', 'failed') and ${invitation.sentAt} is null
        and (${interaction.decisionDetail} ->> 'dueAt')::timestamptz = ${invitation.dueAt}`,
  );
}
