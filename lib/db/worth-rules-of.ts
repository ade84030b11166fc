import { eq } from "drizzle-orm";
import type { WorthRules } from "@/lib/db/customer-worth";
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
    })
    .from(organization)
    .where(eq(organization.id, tx.organizationId));
  if (!found) throw new Error("a transaction has no organisation");
  const { currency, timeZone, grossMargin } = found;
  return { currency, grossMargin, today: dayIn(timeZone, tx.now()) };
}
