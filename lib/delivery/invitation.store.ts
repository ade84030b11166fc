import { and, asc, eq, inArray, isNotNull, isNull, or, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { amongIds, eachId } from "@/lib/db/among";
import { isPublishedVersion } from "@/lib/db/published-version";
import { returnPlaces } from "@/lib/db/return-places";
import { rowsFromJson } from "@/lib/db/rows-from-json";
import { invitation } from "@/lib/db/tables/delivery";
import { survey, surveyVersion } from "@/lib/db/tables/surveys";
import { interaction } from "@/lib/db/tables/touchpoints";
import { groupByKey } from "@/lib/db/upsert-held";
import { isUuid } from "@/lib/ground/is-uuid";

/**
 * The version that each of these surveys sends now; a closed or unpublished survey has none. The
 * surveys are held, so that what is decided on this stays true until the transaction ends.
 */
export async function currentVersions(
  tx: Tx,
  surveyIds: readonly string[],
): Promise<Map<string, string>> {
  if (surveyIds.length === 0) return new Map();
  const rows = await tx.db
    .select({ surveyId: survey.id, versionId: surveyVersion.id })
    .from(survey)
    .innerJoin(surveyVersion, isPublishedVersion)
    .where(
      and(
        eq(survey.organizationId, tx.organizationId),
        inArray(survey.id, [...new Set(surveyIds)]),
        isNull(survey.closedAt),
      ),
    )
    .for("share", { of: survey });
  return new Map(rows.map(({ surveyId, versionId }) => [surveyId, versionId]));
}

type Row = typeof invitation.$inferSelect;
type MayLack = "interactionId" | "triggerId" | "roundId" | "sentAt";
/** What is not said is null. */
type NewRow = { [K in MayLack]: Row[K] | undefined } & Pick<
  Row,
  | "id"
  | "surveyId"
  | "versionId"
  | "customerId"
  | "channel"
  | "status"
  | "dueAt"
  | "expiresAt"
  | "route"
>;

interface Added {
  id: string;
  surveyId: string;
  customerId: string;
  interactionId: string | null;
  status: NewRow["status"];
  dueAt: Date;
}

/**
 * Adds invitations in one statement, but never a second one for the same interaction and survey, or the
 * same round and customer.
 */
export async function insertInvitations(tx: Tx, rows: readonly NewRow[]): Promise<Added[]> {
  if (rows.length === 0) return [];
  const { organizationId } = tx;
  const begun = { attempts: 0, remindersSent: 0, answeredAt: null, failure: null, remindAt: null };
  const shared = { organizationId, ...begun, createdAt: tx.now(), updatedAt: tx.now() };
  const added = await tx.db
    .insert(invitation)
    .select(rowsFromJson(invitation, rows, shared))
    .onConflictDoNothing()
    .returning({ id: invitation.id })
    .prepare("insert_invitations")
    .execute();
  const ids = new Set(added.map(({ id }) => id));
  return rows
    .filter(({ id }) => ids.has(id))
    .map(({ id, surveyId, customerId, interactionId = null, status, dueAt }) => ({
      ...{ id, surveyId, customerId, interactionId, status, dueAt },
    }));
}

/** An invitation whose reminder is not sent is still one that was sent, and can be answered. */
function unsent(status: "cancelled" | "failed") {
  return sql<
    "sent" | typeof status
  >`case when ${invitation.sentAt} is null then ${status} else 'sent' end`;
}

/** Calls off whatever is still to be sent to these customers, or what is of one survey. */
export async function cancelScheduled(
  tx: Tx,
  customerIds: readonly string[],
  failure: string,
  surveyId?: string,
): Promise<number> {
  const cancelled = await tx.db
    .update(invitation)
    .set({ status: unsent("cancelled"), remindAt: null, failure, updatedAt: tx.now() })
    .where(
      and(
        eq(invitation.organizationId, tx.organizationId),
        amongIds(invitation.customerId, customerIds),
        surveyId === undefined ? undefined : eq(invitation.surveyId, surveyId),
        or(
          eq(invitation.status, "scheduled"),
          and(eq(invitation.status, "sent"), isNotNull(invitation.remindAt)),
        ),
      ),
    )
    .returning({ id: invitation.id });
  await returnPlaces(
    tx,
    cancelled.map(({ id }) => id),
  );
  return cancelled.length;
}

/** The surveys each of these interactions has led to already. */
export async function surveysInvitedTo(
  tx: Tx,
  interactionIds: readonly string[],
): Promise<Map<string, string[]>> {
  if (interactionIds.length === 0) return new Map();
  const found = sql`${eachId(interactionIds)} cross join lateral (
    select survey_id from invitation
    where organization_id = ${tx.organizationId} and interaction_id = one.id offset 0) as led`;
  const rows = await tx.db
    .select({ interactionId: sql<string>`one.id`, surveyId: sql<string>`led.survey_id` })
    .from(found)
    .prepare("surveys_invited_to")
    .execute();
  const byInteraction = groupByKey(rows, ({ interactionId }) => interactionId);
  return new Map(
    [...byInteraction].map(([id, surveys]) => [id, surveys.map(({ surveyId }) => surveyId)]),
  );
}

/** An interaction and whose it is, from its id or from the external id its system gave it. */
export async function findInteraction(
  tx: Tx,
  idOrExternalId: string,
): Promise<{ id: string; customerId: string | null } | undefined> {
  const [row] = await tx.db
    .select({ id: interaction.id, customerId: interaction.customerId })
    .from(interaction)
    .where(
      and(
        eq(interaction.organizationId, tx.organizationId),
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

/** Whether the organisation has this invitation. */
export async function hasInvitation(tx: Tx, invitationId: string): Promise<boolean> {
  const found = await tx.db
    .select({ id: invitation.id })
    .from(invitation)
    .where(and(eq(invitation.organizationId, tx.organizationId), eq(invitation.id, invitationId)));
  return found.length > 0;
}
