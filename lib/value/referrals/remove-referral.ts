import { recordAct } from "@/lib/access/audit";
import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { Refusal } from "@/lib/ground/refusal";
import { clearReferral, countReferrals } from "@/lib/value/referrals/referral.store";
import { referralsAreCounted } from "@/lib/value/referrals/referrals-kpi";
import type { OneReferral } from "@/lib/value/referrals/shapes";

/** Takes a referral back: it counts nobody any more, as where a system sends a count of 0. */
export async function removeReferral(ctx: Context, { referralId }: OneReferral): Promise<void> {
  permit(ctx, "customers.write");
  await inTransaction(ctx, async (tx) => {
    const isCounted = await referralsAreCounted(tx);
    const customerId = await clearReferral(tx, referralId);
    if (!customerId) throw new Refusal("not-found", "There is no such referral.");
    if (isCounted) await countReferrals(tx, [customerId]);
    await recordAct(tx, "referral.removed", { kind: "referral", id: referralId });
  });
}
