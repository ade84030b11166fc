import { eq } from "drizzle-orm";
import { organization } from "@/lib/db/tables/organization";
import type { Scope, Transactional } from "@/lib/db/transaction";

/** The organisation's own clock, by which its days begin and end. */
export async function timeZoneOf(
  tx: Pick<Scope, "organizationId"> & Transactional,
): Promise<string> {
  const [found] = await tx.db
    .select({ timeZone: organization.timeZone })
    .from(organization)
    .where(eq(organization.id, tx.organizationId));
  return found?.timeZone ?? "UTC";
}
