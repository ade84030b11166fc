import { and, asc, eq, inArray, isNull, lte, or, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { interaction } from "@/lib/db/tables/touchpoints";
import type { DecisionDetail } from "@/lib/touchpoints/shapes";

const ours = (tx: Tx) => eq(interaction.organizationId, tx.organizationId);

const facts = {
  id: interaction.id,
  customerId: interaction.customerId,
  touchpoint: interaction.touchpoint,
  channel: interaction.channel,
  occurredAt: interaction.occurredAt,
};

/** Those of the interactions that are still to be decided, held so that only we decide on them. */
export async function holdUndecided(tx: Tx, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return tx.db
    .select(facts)
    .from(interaction)
    .where(
      and(
        ours(tx),
        inArray(interaction.id, [...ids]),
        eq(interaction.surveyable, true),
        isNull(interaction.decision),
      ),
    )
    .orderBy(asc(interaction.id))
    .for("no key update");
}

/** Interactions nobody has decided on for a while, oldest first. */
export async function findUndecided(tx: Tx, before: Date, limit: number): Promise<string[]> {
  const rows = await tx.db
    .select({ id: interaction.id })
    .from(interaction)
    .where(
      and(
        ours(tx),
        eq(interaction.surveyable, true),
        isNull(interaction.decision),
        lte(interaction.createdAt, before),
      ),
    )
    .orderBy(asc(interaction.createdAt))
    .limit(limit);
  return rows.map(({ id }) => id);
}

/** One interaction by its id, or by the external id its system gave it. */
export async function findInteractionFacts(tx: Tx, idOrExternalId: string) {
  const isUuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(idOrExternalId);
  const [row] = await tx.db
    .select(facts)
    .from(interaction)
    .where(
      and(
        ours(tx),
        or(
          eq(interaction.externalId, idOrExternalId),
          isUuid ? eq(interaction.id, idOrExternalId) : undefined,
        ),
      ),
    )
    .orderBy(asc(interaction.id))
    .limit(1);
  return row;
}

export interface DecisionRow {
  id: string;
  decision: "invited" | "suppressed";
  reason: string | null;
  detail: DecisionDetail;
}

/** Stores decisions with their interactions; a decision once stored stays. */
export async function storeDecisions(tx: Tx, decisions: readonly DecisionRow[]): Promise<void> {
  if (decisions.length === 0) return;
  const rows = sql`jsonb_to_recordset(${JSON.stringify(decisions)}::text::jsonb)
    as decided (id uuid, decision text, reason text, detail jsonb)`;
  await tx.db
    .update(interaction)
    .set({
      decision: sql`decided.decision`,
      decisionReason: sql`decided.reason`,
      decisionDetail: sql`decided.detail`,
      decidedAt: tx.now(),
      updatedAt: tx.now(),
    })
    .from(rows)
    .where(and(ours(tx), eq(interaction.id, sql`decided.id`), isNull(interaction.decision)));
}
