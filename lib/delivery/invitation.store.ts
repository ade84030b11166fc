import { and, asc, eq, inArray, isNotNull, isNull, or, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { amongIds } from "@/lib/db/among";
import { isPublishedVersion } from "@/lib/db/published-version";
import { invitation } from "@/lib/db/tables/delivery";
import { survey, surveyVersion } from "@/lib/db/tables/surveys";
import { interaction } from "@/lib/db/tables/touchpoints";

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

type Row = typeof invitation.$inferInsert;
type NewRow = Required<
  Pick<Row, "id" | "surveyId" | "versionId" | "customerId" | "channel" | "status" | "route">
> &
  Pick<Row, "interactionId" | "triggerId" | "roundId" | "dueAt" | "expiresAt" | "sentAt">;

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
  const given = JSON.stringify(rows);
  const added = await tx.db.execute<{ id: string }>(sql`
    insert into invitation (organization_id, id, survey_id, version_id, customer_id,
      interaction_id, trigger_id, round_id, channel, status, due_at, expires_at, sent_at, route, created_at,
      updated_at)
    select ${tx.organizationId}, s.id, s."surveyId", s."versionId", s."customerId",
      s."interactionId", s."triggerId", s."roundId", s.channel, s.status, s."dueAt", s."expiresAt", s."sentAt",
      s.route, ${tx.now().toISOString()}::timestamptz, ${tx.now().toISOString()}::timestamptz
    from jsonb_to_recordset(${given}::text::jsonb) as s(
      id uuid, "surveyId" uuid, "versionId" uuid, "customerId" uuid, "interactionId" uuid,
      "triggerId" uuid, "roundId" uuid, channel text, status text, "dueAt" timestamptz, "expiresAt" timestamptz,
      "sentAt" timestamptz, route text[])
    on conflict do nothing
    returning id`);
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
  return cancelled.length;
}

/** The surveys each of these interactions has led to already. */
export async function surveysInvitedTo(
  tx: Tx,
  interactionIds: readonly string[],
): Promise<Map<string, string[]>> {
  if (interactionIds.length === 0) return new Map();
  const rows = await tx.db
    .select({ interactionId: invitation.interactionId, surveyId: invitation.surveyId })
    .from(invitation)
    .where(
      and(
        eq(invitation.organizationId, tx.organizationId),
        amongIds(invitation.interactionId, interactionIds),
      ),
    );
  const found = new Map<string, string[]>();
  for (const { interactionId, surveyId } of rows) {
    if (interactionId) found.set(interactionId, [...(found.get(interactionId) ?? []), surveyId]);
  }
  return found;
}

/** An interaction and whose it is, from its id or from the external id its system gave it. */
export async function findInteraction(
  tx: Tx,
  idOrExternalId: string,
): Promise<{ id: string; customerId: string | null } | undefined> {
  const isUuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(idOrExternalId);
  const [row] = await tx.db
    .select({ id: interaction.id, customerId: interaction.customerId })
    .from(interaction)
    .where(
      and(
        eq(interaction.organizationId, tx.organizationId),
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

/** Whether the organisation has this invitation. */
export async function hasInvitation(tx: Tx, invitationId: string): Promise<boolean> {
  const found = await tx.db
    .select({ id: invitation.id })
    .from(invitation)
    .where(and(eq(invitation.organizationId, tx.organizationId), eq(invitation.id, invitationId)));
  return found.length > 0;
}
