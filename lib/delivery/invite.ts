import type { Tx } from "@/lib/access/context";
import { currentVersions, insertInvitations } from "@/lib/delivery/invitation.store";
import type { ChannelKind, PlannedKind } from "@/lib/delivery/kinds";
import { wakeSender } from "@/lib/delivery/wake-sender";
import { newId } from "@/lib/ground/ids";

/** One request to one customer that is to be made. */
export interface NewInvitation {
  surveyId: string;
  customerId: string;
  interactionId?: string | null;
  triggerId?: string | null;
  roundId?: string | null;
  channel: ChannelKind;
  /** What is tried when that fails for good. */
  route?: PlannedKind[];
  dueAt: Date;
  expiresAt: Date;
}

/**
 * Writes invitations, inside the caller's own verb; whom to ask and by which channel was decided there,
 * and the customers are held. A survey that is not open invites nobody, and an interaction that was invited to a survey
 * is not invited again. What is due soon is sent by a job of its own; what is due later is found by
 * the sweep.
 */
export async function invite(tx: Tx, wanted: readonly NewInvitation[]) {
  const surveyIds = new Set(wanted.map(({ surveyId }) => surveyId));
  const versions = await currentVersions(tx, [...surveyIds]);
  const rows = wanted.flatMap((one) => {
    const versionId = versions.get(one.surveyId);
    return versionId === undefined ? [] : [rowOf(tx, one, versionId)];
  });
  const invited = await insertInvitations(tx, rows);
  const due = invited.filter(({ status }) => status === "scheduled").map(({ dueAt }) => dueAt);
  await wakeSender(tx, due);
  return invited;
}

function rowOf(tx: Tx, one: NewInvitation, versionId: string) {
  const { channel, route = [] } = one;
  // A link is delivered by giving it to whoever asked for it; a message has to be sent.
  const isGiven = channel === "link";
  return {
    id: newId(),
    surveyId: one.surveyId,
    versionId,
    customerId: one.customerId,
    interactionId: one.interactionId,
    triggerId: one.triggerId,
    roundId: one.roundId,
    channel,
    route,
    status: isGiven ? ("sent" as const) : ("scheduled" as const),
    dueAt: one.dueAt,
    expiresAt: one.expiresAt,
    sentAt: isGiven ? tx.now() : null,
  };
}
