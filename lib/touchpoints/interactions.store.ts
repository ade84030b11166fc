import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { noteInteractions } from "@/lib/db/note-changes";
import { customer } from "@/lib/db/tables/customers";
import { interaction } from "@/lib/db/tables/touchpoints";
import { itsInvitation } from "@/lib/touchpoints/decisions.store";

const columns = {
  id: interaction.id,
  externalId: interaction.externalId,
  customerId: interaction.customerId,
  occurredAt: interaction.occurredAt,
  channel: interaction.channel,
  touchpoint: interaction.touchpoint,
  agent: interaction.agent,
  team: interaction.team,
  kpis: interaction.kpis,
  source: interaction.source,
  surveyable: interaction.surveyable,
  createdAt: interaction.createdAt,
  updatedAt: interaction.updatedAt,
};
export type InteractionRow = Awaited<ReturnType<typeof holdInteractions>>[number];

/** Interactions by external id, held until the transaction ends, always in the same order. */
export async function holdInteractions(tx: Tx, externalIds: readonly string[]) {
  return tx.db
    .select(columns)
    .from(interaction)
    .where(
      and(
        eq(interaction.organizationId, tx.organizationId),
        inArray(interaction.externalId, [...externalIds]),
      ),
    )
    .orderBy(asc(interaction.externalId))
    .for("update");
}

/** Adds interactions that nobody has added meanwhile; tells which it added. */
export async function insertInteractions(
  tx: Tx,
  rows: readonly InteractionRow[],
): Promise<Set<string>> {
  if (rows.length === 0) return new Set();
  const added = await tx.db
    .insert(interaction)
    .values(rows.map((row) => ({ ...row, organizationId: tx.organizationId })))
    .onConflictDoNothing({ target: [interaction.organizationId, interaction.externalId] })
    .returning({ id: interaction.id });
  const ids = added.map(({ id }) => id);
  await noteInteractions(tx, ids);
  return new Set(ids);
}

/** Writes whole rows that are held, in one statement. */
export async function rewriteInteractions(tx: Tx, rows: readonly InteractionRow[]): Promise<void> {
  if (rows.length === 0) return;
  const given = JSON.stringify(rows);
  const ids = rows.map(({ id }) => id);
  await noteInteractions(tx, ids);
  await tx.db.execute(sql`
    update interaction set
      customer_id = s."customerId", occurred_at = s."occurredAt", channel = s.channel,
      touchpoint = s.touchpoint, agent = s.agent, team = s.team, kpis = s.kpis,
      updated_at = s."updatedAt"
    from jsonb_to_recordset(${given}::text::jsonb) as s(
      id uuid, "customerId" uuid, "occurredAt" timestamptz, channel text, touchpoint text,
      agent text, team text, kpis jsonb, "updatedAt" timestamptz)
    where interaction.organization_id = ${tx.organizationId} and interaction.id = s.id`);
  await noteInteractions(tx, ids);
}

/** One interaction with its customer and what was decided on it. */
export async function findInteraction(tx: Tx, id: string) {
  const itsCustomer = and(
    eq(customer.organizationId, interaction.organizationId),
    eq(customer.id, interaction.customerId),
  );
  const its = itsInvitation(tx);
  const [row] = await tx.db
    .select({
      ...columns,
      customerExternalId: customer.externalId,
      customerErasedAt: customer.erasedAt,
      decision: interaction.decision,
      decisionReason: interaction.decisionReason,
      decisionDetail: interaction.decisionDetail,
      decidedAt: interaction.decidedAt,
      invitation: its.columns,
    })
    .from(interaction)
    .leftJoin(customer, itsCustomer)
    .leftJoinLateral(its.found, sql`true`)
    .where(and(eq(interaction.organizationId, tx.organizationId), eq(interaction.id, id)));
  return row;
}
