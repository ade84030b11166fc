import { and, asc, eq, gt, gte, isNull, lte, or } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { interaction } from "@/lib/db/tables/touchpoints";

/** Where an interaction stands among those that are to be decided. */
export interface Place {
  createdAt: Date;
  id: string;
}

/** Interactions nobody has decided on for a while, oldest first. */
export async function findUndecided(
  tx: Tx,
  { before, limit, after }: { before: Date; limit: number; after?: Place | undefined },
): Promise<Place[]> {
  const createdAt = interaction.createdAt;
  return tx.db
    .select({ createdAt, id: interaction.id })
    .from(interaction)
    .where(
      and(
        eq(interaction.organizationId, tx.organizationId),
        eq(interaction.surveyable, true),
        isNull(interaction.decision),
        lte(createdAt, before),
        after && gte(createdAt, after.createdAt),
        after && or(gt(createdAt, after.createdAt), gt(interaction.id, after.id)),
      ),
    )
    .orderBy(asc(createdAt), asc(interaction.id))
    .limit(limit);
}
