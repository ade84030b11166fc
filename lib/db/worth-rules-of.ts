import { eq } from "drizzle-orm";
import type { WorthRules } from "@/lib/db/customer-worth";
import { modelInUse } from "@/lib/db/model-in-use";
import { organization } from "@/lib/db/tables/organization";
import type { Scope, Transactional } from "@/lib/db/transaction";
import { dayIn } from "@/lib/ground/moment";

/** What amounts are converted and customers are valued with today, where the organisation is. */
export async function worthRulesOf(
  tx: Pick<Scope, "organizationId" | "now"> & Transactional,
): Promise<WorthRules> {
  const [found] = await tx.db
    .select({
      currency: organization.currency,
      timeZone: organization.timeZone,
      grossMargin: organization.grossMargin,
      valueModel: modelInUse(tx.organizationId),
    })
    .from(organization)
    .where(eq(organization.id, tx.organizationId));
  if (!found) throw new Error("a transaction has no organisation");
  const { timeZone, ...rules } = found;
  return { ...rules, today: dayIn(timeZone, tx.now()) };
}
