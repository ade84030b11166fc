import { type Context, systemContext } from "@/lib/access/context";
import { listOrganizationIds } from "@/lib/access/organization.store";
import type { Database } from "@/lib/db/client";

/** The system acting for every organisation, one after another; for work that starts by itself. */
export async function everyOrganization(database: Database, now?: () => Date): Promise<Context[]> {
  const ids = await listOrganizationIds(database);
  return ids.map((id) => systemContext(database, id, now));
}
