import { and, asc, eq, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { amongIds, eachId } from "@/lib/db/among";
import { customer } from "@/lib/db/tables/customers";
import { invitation } from "@/lib/db/tables/delivery";
import { organization } from "@/lib/db/tables/organization";
import { response } from "@/lib/db/tables/responses";
import { survey } from "@/lib/db/tables/surveys";

const opened = {
  invitationId: invitation.id,
  surveyId: invitation.surveyId,
  versionId: invitation.versionId,
  customerId: invitation.customerId,
  interactionId: invitation.interactionId,
  channel: invitation.channel,
  status: invitation.status,
  failure: invitation.failure,
  expiresAt: invitation.expiresAt,
  closedAt: survey.closedAt,
  organizationName: organization.name,
  timeZone: organization.timeZone,
};
export type OpenedRow = Awaited<ReturnType<typeof findOpened>>[number];

function openedInvitations(tx: Tx, invitationIds: readonly string[]) {
  return tx.db
    .select(opened)
    .from(invitation)
    .innerJoin(
      survey,
      and(eq(survey.organizationId, invitation.organizationId), eq(survey.id, invitation.surveyId)),
    )
    .innerJoin(organization, eq(organization.id, invitation.organizationId))
    .where(
      and(eq(invitation.organizationId, tx.organizationId), amongIds(invitation.id, invitationIds)),
    );
}

/** Invitations as their survey pages need them. */
export async function findOpened(tx: Tx, invitationIds: readonly string[]) {
  return openedInvitations(tx, invitationIds).prepare("find_opened").execute();
}

/**
 * The same, held until the transaction ends, and what was answered so far. Everybody takes the
 * customer before their invitation, and customers in the order of their external ids, so that
 * answers and an erasure wait for each other instead of failing.
 */
export async function holdOpened(tx: Tx, invitationIds: readonly string[]) {
  const ours = eq(invitation.organizationId, tx.organizationId);
  const invited = sql`select ${invitation.customerId} from ${invitation}
    where ${ours} and ${amongIds(invitation.id, invitationIds)}`;
  const customers = tx.db
    .select({ id: customer.id })
    .from(customer)
    // As an array, which is looked up by key whatever the planner believes of the two tables.
    .where(
      and(
        eq(customer.organizationId, tx.organizationId),
        sql`${customer.id} = any(array(${invited}))`,
      ),
    )
    .orderBy(asc(customer.externalId), asc(customer.id))
    .for("key share")
    .prepare("hold_customers");
  const invitations = openedInvitations(tx, invitationIds)
    .orderBy(asc(invitation.id))
    .for("no key update", { of: invitation })
    .prepare("hold_opened");
  // One after the other on one connection, but not waiting for each other's answers.
  const [, held, answered] = await Promise.all([
    customers.execute(),
    invitations.execute(),
    findKept(tx, invitationIds),
  ]);
  return { held, kept: answered };
}

/** What a response holds of a visit. */
export const kept = {
  id: response.id,
  invitationId: response.invitationId,
  answers: response.answers,
  class: response.class,
  partial: response.partial,
  startedAt: response.startedAt,
  answeredAt: response.answeredAt,
  completedAt: response.completedAt,
  durations: response.durations,
};

/** What was answered to invitations so far. */
export async function findKept(tx: Tx, invitationIds: readonly string[]) {
  const found = tx.db
    .select(kept)
    .from(response)
    .where(
      and(eq(response.organizationId, tx.organizationId), eq(response.invitationId, sql`one.id`)),
    )
    .limit(1)
    .as("found");
  return tx.db
    .select(found._.selectedFields)
    .from(eachId(invitationIds))
    .crossJoinLateral(found)
    .prepare("find_kept")
    .execute();
}
export type KeptRow = Awaited<ReturnType<typeof findKept>>[number];
