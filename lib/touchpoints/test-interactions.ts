import { and, eq } from "drizzle-orm";
import type { Context } from "@/lib/access/context";
import { interaction } from "@/lib/db/tables/touchpoints";
import { inTransaction } from "@/lib/db/transaction";
import { newId } from "@/lib/ground/ids";

/** Interactions that triggers may decide on, one per row given; tests only. */
export async function interactions(
  ctx: Context,
  rows: readonly Partial<typeof interaction.$inferInsert>[],
): Promise<string[]> {
  const fixed = { organizationId: ctx.organizationId, source: "api" as const };
  const values = rows.map((row) => ({
    id: newId(),
    occurredAt: ctx.now(),
    touchpoint: "support",
    channel: "phone",
    surveyable: true,
    createdAt: ctx.now(),
    ...row,
    ...fixed,
  }));
  await inTransaction(ctx, (tx) => tx.db.insert(interaction).values(values));
  return values.map(({ id }) => id);
}

/** What is stored of the decision on an interaction; tests only. */
export async function decisionOf(ctx: Context, id: string) {
  const [row] = await inTransaction(ctx, (tx) =>
    tx.db
      .select({
        decision: interaction.decision,
        reason: interaction.decisionReason,
        detail: interaction.decisionDetail,
        decidedAt: interaction.decidedAt,
      })
      .from(interaction)
      .where(and(eq(interaction.organizationId, ctx.organizationId), eq(interaction.id, id))),
  );
  return row;
}
