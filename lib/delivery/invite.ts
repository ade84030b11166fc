import type { Tx } from "@/lib/access/context";
import type { Invitee } from "@/lib/delivery/barriers";
import { currentVersions, insertInvitations } from "@/lib/delivery/invitation.store";
import type { ChannelKind, PlannedKind } from "@/lib/delivery/kinds";
import { routesFor } from "@/lib/delivery/reach";
import { wakeSender } from "@/lib/delivery/wake-sender";
import { newId } from "@/lib/ground/ids";

interface Wanted {
  surveyId: string;
  customerId: string;
  interactionId?: string | null;
  triggerId?: string | null;
  roundId?: string | null;
  dueAt: Date;
  expiresAt: Date;
}

/**
 * One request to one customer that is to be made: by the channel said, or as the survey's plan and
 * the customer's addresses have it.
 */
export type NewInvitation = Wanted &
  ({ channel: ChannelKind; invitee?: undefined } | { channel?: undefined; invitee: Invitee });

/**
 * Writes invitations, inside the caller's own verb; whom to ask was decided there, and the customers
 * are held. A survey that is not open invites nobody, and an interaction that was invited to a survey
 * is not invited again. What is due soon is sent by a job of its own; what is due later is found by
 * the sweep.
 */
export async function invite(tx: Tx, wanted: readonly NewInvitation[]) {
  const surveyIds = new Set(wanted.map(({ surveyId }) => surveyId));
  const versions = await currentVersions(tx, [...surveyIds]);
  const open = wanted.filter(({ surveyId }) => versions.has(surveyId));
  const planned = open.flatMap(({ surveyId, invitee }) => (invitee ? [{ surveyId, invitee }] : []));
  const routes = (await routesFor(tx, planned)).values();
  const rows = open.flatMap((one) => {
    const versionId = versions.get(one.surveyId);
    const route = one.invitee ? (routes.next().value ?? []) : [];
    return versionId === undefined ? [] : [rowOf(tx, one, { versionId, route })];
  });
  const invited = await insertInvitations(tx, rows);
  const due = invited.filter(({ status }) => status === "scheduled").map(({ dueAt }) => dueAt);
  await wakeSender(tx, due);
  return invited;
}

function rowOf(tx: Tx, one: NewInvitation, way: { versionId: string; route: PlannedKind[] }) {
  // Where nothing reaches the customer, e-mail finds that out and says so when it is due.
  const [first = "email" as const, ...route] = way.route;
  const channel = one.channel ?? first;
  // A link is delivered by giving it to whoever asked for it; a message has to be sent.
  const isGiven = channel === "link";
  return {
    id: newId(),
    surveyId: one.surveyId,
    versionId: way.versionId,
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
