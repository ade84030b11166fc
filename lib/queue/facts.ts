import type { Scope, Transactional } from "@/lib/db/transaction";
import { enqueue } from "@/lib/queue/jobs";

/** Everything that can have happened that something follows from. */
export const factNames = ["interaction.recorded"] as const;
export type FactName = (typeof factNames)[number];

/** Something that happened to up to 500 rows of one organisation. It may be told twice. */
export interface Fact {
  name: FactName;
  organizationId: string;
  ids: string[];
}

const idsPerFact = 500;

/** Tells that something happened, in the transaction in which it happens. */
export async function publish(
  tx: Scope & Transactional,
  name: FactName,
  ids: readonly string[],
): Promise<void> {
  const facts: Fact[] = [];
  for (let start = 0; start < ids.length; start += idsPerFact) {
    const chunk = ids.slice(start, start + idsPerFact);
    facts.push({ name, organizationId: tx.organizationId, ids: chunk });
  }
  await enqueue(tx, "facts", facts);
}
