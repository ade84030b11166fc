import { sql } from "drizzle-orm";
import { optOut } from "@/lib/db/tables/delivery";

/**
 * Who says no says more than a server that finds no mailbox; and what START would take back says less
 * than a no that was given on a page, on the telephone, to the team or by a complaint. Whatever else is
 * kept stays.
 * delivery/sending.store.ts writes its first part once more, prepared.
 */
export const moreThanBounce = {
  target: [optOut.organizationId, optOut.address],
  set: { source: sql`excluded.source`, createdAt: sql`excluded.created_at` },
  setWhere: sql`(${optOut.source} = 'bounced' and excluded.source <> 'bounced')
    or (${optOut.source} in ('reply', 'provider')
      and excluded.source in ('api', 'complaint', 'preferences', 'one-click', 'phone'))`,
};
