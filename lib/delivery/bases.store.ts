import { eq } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { contactPolicy } from "@/lib/db/tables/touchpoints";
import { Bases } from "@/lib/delivery/lawful-basis";

/** On what ground the organisation writes to customers, as its contact policy has it. */
export async function findBases(tx: Tx): Promise<Bases> {
  const [row] = await tx.db
    .select({ rules: contactPolicy.rules })
    .from(contactPolicy)
    .where(eq(contactPolicy.organizationId, tx.organizationId));
  return Bases.parse(row?.rules ?? {});
}
