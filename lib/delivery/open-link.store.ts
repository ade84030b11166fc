import { and, eq, gt, notInArray } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { invitation } from "@/lib/db/tables/delivery";
import { organization } from "@/lib/db/tables/organization";
import { survey, surveyVersion } from "@/lib/db/tables/surveys";

const opened = {
  invitationId: invitation.id,
  surveyId: invitation.surveyId,
  versionId: invitation.versionId,
  customerId: invitation.customerId,
  interactionId: invitation.interactionId,
  channel: invitation.channel,
  status: invitation.status,
  expiresAt: invitation.expiresAt,
  closedAt: survey.closedAt,
  definition: surveyVersion.definition,
  organizationName: organization.name,
  timeZone: organization.timeZone,
};

/** An invitation with all that its survey page needs, in one query. */
export async function findOpened(tx: Tx, invitationId: string) {
  const [row] = await tx.db
    .select(opened)
    .from(invitation)
    .innerJoin(
      survey,
      and(eq(survey.organizationId, invitation.organizationId), eq(survey.id, invitation.surveyId)),
    )
    .innerJoin(
      surveyVersion,
      and(
        eq(surveyVersion.organizationId, invitation.organizationId),
        eq(surveyVersion.id, invitation.versionId),
      ),
    )
    .innerJoin(organization, eq(organization.id, invitation.organizationId))
    .where(and(eq(invitation.organizationId, tx.organizationId), eq(invitation.id, invitationId)));
  return row;
}

/** True for the one transaction that gets to answer the invitation. */
export async function claimAnswer(tx: Tx, invitationId: string): Promise<boolean> {
  const now = tx.now();
  const claimed = await tx.db
    .update(invitation)
    .set({ status: "answered", answeredAt: now, updatedAt: now })
    .where(
      and(
        eq(invitation.organizationId, tx.organizationId),
        eq(invitation.id, invitationId),
        notInArray(invitation.status, ["answered", "cancelled"]),
        gt(invitation.expiresAt, now),
      ),
    )
    .returning({ id: invitation.id });
  return claimed.length > 0;
}
