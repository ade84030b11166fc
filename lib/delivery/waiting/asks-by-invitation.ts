import type { Context } from "@/lib/access/context";
import { inTransaction } from "@/lib/db/transaction";
import { openKinds } from "@/lib/delivery/open-kinds";
import { findPlans } from "@/lib/delivery/plan.store";
import { anyWaitsOnSite, hasTriggerOnSite } from "@/lib/delivery/waiting/waiting.store";

/**
 * Whether customers whom a site knows are asked there by invitation alone: the survey's plan or one of
 * its triggers that are at work has the site among its channels, or somebody who was decided on before is
 * still waited for there; so that whoever is asked, how often and why is decided as for any message.
 */
export async function asksByInvitation(ctx: Context, surveyId: string): Promise<boolean> {
  return inTransaction(ctx, async (tx) => {
    if (!(await openKinds(tx)).has("widget")) return false;
    const plan = (await findPlans(tx, [surveyId])).get(surveyId);
    if (plan?.channels.includes("widget")) return true;
    return (await hasTriggerOnSite(tx, surveyId)) || (await anyWaitsOnSite(tx, surveyId));
  });
}
