import { sql } from "drizzle-orm";
import { optOut } from "@/lib/db/tables/delivery";

/** Who says no says more than a server that finds no mailbox; whatever else is kept stays. */
export const moreThanBounce = {
  target: [optOut.organizationId, optOut.address],
  set: { source: sql`excluded.source`, createdAt: sql`excluded.created_at` },
  setWhere: sql`${optOut.source} = 'bounced' and excluded.source <> 'bounced'`,
};
