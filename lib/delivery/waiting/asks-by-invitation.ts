import type { Context } from "@/lib/access/context";
import { inTransaction } from "@/lib/db/transaction";
import { openKinds } from "@/lib/delivery/open-kinds";
import { findPlans } from "@/lib/delivery/plan.store";
import { hasTriggerOnSite } from "@/lib/delivery/waiting/waiting.store";

/**
 * Whether customers whom a site knows are asked there by invitation alone: the survey's plan or one of
 * its triggers has the site among its channels, so that whoever is asked, how often and why is decided
 * as for any message.
 */
export async function asksByInvitation(ctx: Context, surveyId: string): Promise<boolean> {
  return inTransaction(ctx, async (tx) => {
    const plan = (await findPlans(tx, [surveyId])).get(surveyId);
    const isPlanned = plan?.channels.includes("widget") || (await hasTriggerOnSite(tx, surveyId));
    return isPlanned && (await openKinds(tx)).has("widget");
  });
}
