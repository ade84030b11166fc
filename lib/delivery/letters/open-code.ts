import { everyOrganization } from "@/lib/access/every-organization";
import type { Database } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { findByCode } from "@/lib/delivery/letters/letter.store";
import { markOf, typedCode } from "@/lib/delivery/letters/short-code";
import { signLink } from "@/lib/delivery/link";
import { env } from "@/lib/ground/env";

/** The path of the survey that a letter's code opens; undefined for a code that is not known. */
export async function openCode(database: Database, typed: string): Promise<string | undefined> {
  const code = typedCode(typed);
  if (code === undefined) return undefined;
  const organizations = await everyOrganization(database);
  for (const ctx of organizations.filter(({ organizationId: id }) => code.startsWith(markOf(id)))) {
    const { organizationId } = ctx;
    const invitationId = await inTransaction(ctx, (tx) => findByCode(tx, code));
    const link = invitationId && { organizationId, invitationId, purpose: "survey" as const };
    if (link) return `/s/${signLink(link, env().AUTH_SECRET)}`;
  }
  return undefined;
}
