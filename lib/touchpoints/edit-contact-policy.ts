import { recordAct } from "@/lib/access/audit";
import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import type { ContactPolicy } from "@/lib/touchpoints/contact-policy";
import { upsertPolicy } from "@/lib/touchpoints/rules.store";
import { policyOf } from "@/lib/touchpoints/trigger-facts";

/** How often one person may be asked, across all surveys. */
export async function readContactPolicy(ctx: Context): Promise<ContactPolicy> {
  permit(ctx, "triggers.read");
  return inTransaction(ctx, policyOf);
}

/** Lays down how often one person may be asked; what was decided before stays decided. */
export async function editContactPolicy(
  ctx: Context,
  policy: ContactPolicy,
): Promise<ContactPolicy> {
  permit(ctx, "contact-policy.edit");
  return inTransaction(ctx, async (tx) => {
    await upsertPolicy(tx, policy);
    const { restPeriodSeconds, yearlyMaximum, triggersMayShorten } = policy;
    const detail = { restPeriodSeconds, yearlyMaximum, triggersMayShorten };
    await recordAct(tx, "contact-policy.edited", { kind: "organization" }, detail);
    return policy;
  });
}
