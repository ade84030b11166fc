import type { Tx } from "@/lib/access/context";
import type { Invitee } from "@/lib/delivery/barriers";
import { currentVersions, surveysInvitedTo } from "@/lib/delivery/invitation.store";
import { findInvitees, holdInvitees } from "@/lib/delivery/invitee.store";

/**
 * What decides whether customers may be asked, inside the caller's own verb. The customers are held
 * until its transaction ends, so that two askers of one customer take turns.
 */
export async function inviteesOf(
  tx: Tx,
  customerIds: readonly string[],
): Promise<Map<string, Invitee>> {
  return holdInvitees(tx, customerIds);
}

/** The same without holding anybody, for a question that nothing follows from. */
export async function inviteesSeen(
  tx: Tx,
  customerIds: readonly string[],
): Promise<Map<string, Invitee>> {
  return findInvitees(tx, customerIds);
}

/** Those of the surveys that can be sent now, inside the caller's own verb. */
export async function openSurveys(tx: Tx, surveyIds: readonly string[]): Promise<Set<string>> {
  return new Set((await currentVersions(tx, surveyIds)).keys());
}

/** The surveys that interactions have led to, by interaction, inside the caller's own verb. */
export async function invitedSurveys(
  tx: Tx,
  interactionIds: readonly string[],
): Promise<Map<string, string[]>> {
  return surveysInvitedTo(tx, interactionIds);
}
