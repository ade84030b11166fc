import { eq } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { organization } from "@/lib/db/tables/organization";

/** Where the days of the organisation begin and end. */
export async function findTimeZone(tx: Tx): Promise<string> {
  const [found] = await tx.db
    .select({ timeZone: organization.timeZone })
    .from(organization)
    .where(eq(organization.id, tx.organizationId));
  return found?.timeZone ?? "UTC";
}
