import { and, asc, count, desc, eq, gte, isNotNull, isNull, lt, or, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { amongIds, eachId, eachIdInOrder } from "@/lib/db/among";
import { refusedBefore } from "@/lib/db/refused-before";
import { customer } from "@/lib/db/tables/customers";
import { invitation } from "@/lib/db/tables/delivery";
import { survey } from "@/lib/db/tables/surveys";
import { interaction } from "@/lib/db/tables/touchpoints";
import { isUuid } from "@/lib/ground/is-uuid";
import type { DecisionDetail } from "@/lib/touchpoints/shapes";

const ours = (tx: Tx) => eq(interaction.organizationId, tx.organizationId);

const facts = {
  id: interaction.id,
  customerId: interaction.customerId,
  touchpoint: interaction.touchpoint,
  channel: interaction.channel,
  team: interaction.team,
  agent: interaction.agent,
  kpis: interaction.kpis,
  occurredAt: interaction.occurredAt,
};

const toDecide = { ...facts, surveyable: interaction.surveyable, decision: interaction.decision };

/**
 * One interaction, named `one.id`. Whether it is still to be decided is asked of what is found: a planner
 * that takes the undecided for few would pass through all of them for each.
 */
const byId = (tx: Tx) =>
  tx.db
    .select(toDecide)
    .from(interaction)
    .where(and(ours(tx), eq(interaction.id, sql`one.id`)))
    .limit(1);

const undecided = and(eq(interaction.surveyable, true), isNull(interaction.decision));

/** Whose interactions are still to be decided. */
export async function customersOfUndecided(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.db
    .selectDistinct({ customerId: interaction.customerId })
    .from(eachId(ids))
    .crossJoinLateral(byId(tx).as("interaction"))
    .where(undecided)
    .prepare("customers_of_undecided")
    .execute();
  return rows.flatMap(({ customerId }) => customerId ?? []);
}

/** Those of the interactions that are still to be decided, held so that only we decide on them. */
export async function holdUndecided(tx: Tx, ids: readonly string[]) {
  return tx.db
    .select(facts)
    .from(eachIdInOrder(interaction, tx.organizationId, ids))
    .crossJoinLateral(byId(tx).for("no key update").as("interaction"))
    .where(undecided)
    .prepare("hold_undecided")
    .execute();
}

/** One interaction by its id, or by the external id its system gave it. */
export async function findInteractionFacts(tx: Tx, idOrExternalId: string) {
  const [row] = await tx.db
    .select(facts)
    .from(interaction)
    .where(
      and(
        ours(tx),
        or(
          eq(interaction.externalId, idOrExternalId),
          isUuid(idOrExternalId) ? eq(interaction.id, idOrExternalId) : undefined,
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

/**
 * Stores decisions with their interactions; a decision once stored stays. The ids are said twice, once
 * as an array whose length the planner sees, so that it looks rows up by their key and joins by hash
 * also in a table that has grown since it was last counted.
 */
export async function storeDecisions(tx: Tx, decisions: readonly DecisionRow[]): Promise<void> {
  if (decisions.length === 0) return;
  const ids = decisions.map(({ id }) => id);
  const rows = sql`jsonb_to_recordset(${JSON.stringify(decisions)}::jsonb)
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
    .where(
      and(
        ours(tx),
        amongIds(interaction.id, ids),
        eq(interaction.id, sql`decided.id`),
        isNull(interaction.decision),
      ),
    );
}

/** Decisions a survey's page tells of: its triggers' own, and those on which no trigger spoke. */
const toldOf = (tx: Tx, surveyId: string | undefined) =>
  and(
    ours(tx),
    isNotNull(interaction.decision),
    surveyId === undefined
      ? undefined
      : or(
          sql`${interaction.decisionDetail} ->> 'surveyId' = ${surveyId}`,
          eq(interaction.decisionReason, "no-trigger"),
        ),
  );

export interface DecisionFilter {
  surveyId?: string;
  reason?: string;
  since?: Date;
  /** The last of the page before. */
  after?: { at: Date; id: string } | undefined;
}

/** Whether an interaction's decision is one of those that are asked for. */
export function isAskedFor(tx: Tx, { surveyId, reason, since, after }: DecisionFilter) {
  const sameMoment =
    after && and(eq(interaction.decidedAt, after.at), lt(interaction.id, after.id));
  return and(
    toldOf(tx, surveyId),
    reason === "invited" ? eq(interaction.decision, "invited") : undefined,
    reason && reason !== "invited" ? eq(interaction.decisionReason, reason) : undefined,
    since && gte(interaction.decidedAt, since),
    after && or(lt(interaction.decidedAt, after.at), sameMoment),
  );
}

interface Listed extends DecisionFilter {
  limit: number;
  /** Where it is known beforehand which they may be. */
  among?: readonly string[] | undefined;
}

/** The latest decisions; one more than asked for tells that the list goes on. */
export async function listDecisions(tx: Tx, { limit, among, ...filter }: Listed) {
  const its = itsInvitation(tx);
  return tx.db
    .select({
      id: interaction.id,
      externalId: interaction.externalId,
      occurredAt: interaction.occurredAt,
      touchpoint: interaction.touchpoint,
      channel: interaction.channel,
      agent: interaction.agent,
      team: interaction.team,
      decision: interaction.decision,
      reason: interaction.decisionReason,
      detail: interaction.decisionDetail,
      decidedAt: interaction.decidedAt,
      customerId: interaction.customerId,
      customerName: customer.name,
      customerEmail: customer.email,
      surveyName: survey.name,
      invitation: its.columns,
    })
    .from(interaction)
    .leftJoin(
      customer,
      and(
        eq(customer.organizationId, interaction.organizationId),
        eq(customer.id, interaction.customerId),
      ),
    )
    .leftJoin(
      survey,
      and(
        eq(survey.organizationId, interaction.organizationId),
        eq(survey.id, sql`(${interaction.decisionDetail} ->> 'surveyId')::uuid`),
      ),
    )
    .leftJoinLateral(its.found, sql`true`)
    .where(and(isAskedFor(tx, filter), among && amongIds(interaction.id, among)))
    .orderBy(desc(interaction.decidedAt), desc(interaction.id))
    .limit(limit + 1);
}

/** How far an invitation has come. */
export const invitationColumns = {
  status: invitation.status,
  channel: invitation.channel,
  dueAt: invitation.dueAt,
  expiresAt: invitation.expiresAt,
  sentAt: invitation.sentAt,
  answeredAt: invitation.answeredAt,
  attempts: invitation.attempts,
  remindersSent: invitation.remindersSent,
  failure: invitation.failure,
  refused: refusedBefore(sql`invitation`).as("refused"),
};

/** Which invitation a decision led to. */
export const itsInvitationId = sql`(${interaction.decisionDetail} ->> 'invitationId')::uuid`;

/**
 * The invitation that a decision led to, looked up for each row by itself: in a join, row-level
 * security allows no index for what is taken out of JSON, and reads every invitation there is.
 */
export function itsInvitation(tx: Tx) {
  const found = tx.db
    .select(invitationColumns)
    .from(invitation)
    .where(
      and(eq(invitation.organizationId, tx.organizationId), eq(invitation.id, itsInvitationId)),
    )
    .limit(1)
    .as("invitation");
  const { status, channel, dueAt, expiresAt, sentAt, answeredAt, attempts } = found;
  const { remindersSent, failure, refused } = found;
  const times = { dueAt, expiresAt, sentAt, answeredAt };
  const counts = { attempts, remindersSent };
  return { found, columns: { status, channel, ...times, ...counts, failure, refused } };
}

/** How often each reason decided since a moment; "invited" where nothing spoke against asking. */
export async function countDecisions(tx: Tx, surveyId: string | undefined, since: Date) {
  return tx.db
    .select({ reason: reasonShown, count: count() })
    .from(interaction)
    .where(and(toldOf(tx, surveyId), gte(interaction.decidedAt, since)))
    .groupBy(reasonShown);
}

export const reasonShown = sql<string>`coalesce(${interaction.decisionReason}, 'invited')`;
