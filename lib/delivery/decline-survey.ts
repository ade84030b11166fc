import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { choose } from "@/lib/delivery/customer-choice";
import { cancelScheduled } from "@/lib/delivery/invitation.store";
import { deleteSurveyOptOuts, insertSurveyOptOuts } from "@/lib/delivery/survey-opt-out.store";

/**
 * Sends a customer one survey no more, by an invitation to it: others may still come. Holding the link
 * is the permission to do so.
 *
 * @returns false when the invitation is not known
 */
export async function declineSurvey(ctx: Context, invitationId: string): Promise<boolean> {
  permit(ctx, "invitations.send");
  return choose(ctx, invitationId, "survey.declined", async (tx, invited) => {
    const { customerId, surveyId, addresses } = invited;
    await cancelScheduled(tx, [customerId], "survey-declined", surveyId);
    return insertSurveyOptOuts(tx, surveyId, addresses);
  });
}

/** Takes that back. @returns false when the invitation is not known */
export async function resumeSurvey(ctx: Context, invitationId: string): Promise<boolean> {
  permit(ctx, "invitations.send");
  return choose(ctx, invitationId, "survey.resumed", (tx, { surveyId, addresses }) =>
    deleteSurveyOptOuts(tx, surveyId, addresses),
  );
}
