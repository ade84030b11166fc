import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { readValueSettings } from "@/lib/value/histories.store";
import { listReferrals } from "@/lib/value/referrals/referral.store";
import type { SentReferrals } from "@/lib/value/referrals/shapes";

const shown = 10;

/** Whom a customer sent, the newest first, as far as their days are known. */
export async function readReferrals(ctx: Context, customerId: string): Promise<SentReferrals> {
  permit(ctx, "customers.read");
  return inTransaction(ctx, async (tx) => {
    const { timeZone, today } = await readValueSettings(tx);
    const found = await listReferrals(tx, { customerId, timeZone, limit: shown + 1 });
    return { today, latest: found.slice(0, shown), hasMore: found.length > shown };
  });
}
