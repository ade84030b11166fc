import type { Tx } from "@/lib/access/context";
import { currentVersions, insertInvitations } from "@/lib/delivery/invitation.store";
import type { ChannelKind } from "@/lib/delivery/kinds";
import { routesFor } from "@/lib/delivery/reach";
import { wakeSender } from "@/lib/delivery/wake-sender";
import { newId } from "@/lib/ground/ids";

/** One request to one customer that is to be made. */
export interface NewInvitation {
  surveyId: string;
  customerId: string;
  interactionId?: string | null;
  triggerId?: string | null;
  roundId?: string | null;
  /** Left out: as the survey's plan and the customer's addresses have it. */
  channel?: ChannelKind;
  dueAt: Date;
  expiresAt: Date;
}

/**
 * Writes invitations, inside the caller's own verb; whom to ask was decided there. A survey that is
 * not open invites nobody, and an interaction that was invited to a survey is not invited again.
 * What is due soon is sent by a job of its own; what is due later is found by the sweep.
 */
export async function invite(tx: Tx, wanted: readonly NewInvitation[]) {
  const versions = await currentVersions(
    tx,
    wanted.map(({ surveyId }) => surveyId),
  );
  const open = wanted.filter(({ surveyId }) => versions.has(surveyId));
  const routes = await routesFor(
    tx,
    open.filter(({ channel }) => channel === undefined),
  );
  const rows = open.flatMap((invitation) => {
    const versionId = versions.get(invitation.surveyId);
    // Where nothing reaches the customer, e-mail finds that out and says so when it is due.
    const [first = "email" as const, ...route] = invitation.channel ? [] : (routes.shift() ?? []);
    const channel = invitation.channel ?? first;
    const way = { channel, route, ...begin(tx, channel) };
    return versionId === undefined ? [] : [{ ...invitation, ...way, versionId, id: newId() }];
  });
  const invited = await insertInvitations(tx, rows);
  const due = invited.filter(({ status }) => status === "scheduled").map(({ dueAt }) => dueAt);
  await wakeSender(tx, due);
  return invited;
}

/** A link is delivered by giving it to whoever asked for it; a message has to be sent. */
function begin(tx: Tx, channel: ChannelKind) {
  if (channel === "link") return { status: "sent" as const, sentAt: tx.now() };
  return { status: "scheduled" as const };
}
