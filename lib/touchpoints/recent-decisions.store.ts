import { and, desc, eq, gte, isNotNull } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { interaction } from "@/lib/db/tables/touchpoints";

/**
 * From which moment on no more than so many decisions of the organisation were made: what is asked of
 * decisions since then reads no more of them than that, whatever it asks. Read from an index alone.
 */
export async function momentOfLatest(tx: Tx, most: number, since: Date): Promise<Date | null> {
  const [row] = await tx.db
    .select({ at: interaction.decidedAt })
    .from(interaction)
    .where(
      and(
        eq(interaction.organizationId, tx.organizationId),
        isNotNull(interaction.decision),
        gte(interaction.decidedAt, since),
      ),
    )
    .orderBy(desc(interaction.decidedAt))
    .offset(most)
    .limit(1);
  return row?.at ?? null;
}
