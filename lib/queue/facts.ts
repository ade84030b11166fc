import { z } from "zod";
import type { Scope, Transactional } from "@/lib/db/transaction";
import { enqueue } from "@/lib/queue/jobs";

/** Everything that can have happened that something follows from. */
export const factNames = ["interaction.recorded"] as const;
export type FactName = (typeof factNames)[number];

/** Something that happened to up to 1,000 rows of one organisation. It may be told twice. */
export const Fact = z.object({
  name: z.enum(factNames),
  organizationId: z.uuid(),
  ids: z.array(z.string()),
});
export type Fact = z.infer<typeof Fact>;

const idsPerFact = 1_000;

/** Tells that something happened, in the transaction in which it happens. */
export async function publish(
  tx: Scope & Transactional,
  name: FactName,
  ids: readonly string[],
): Promise<void> {
  const { organizationId } = tx;
  const facts: Fact[] = inChunks(ids).map((chunk) => ({ name, organizationId, ids: chunk }));
  await enqueue(tx, "facts", facts);
}

/** The same facts in fewer pieces: those of one name and organisation together, 1,000 ids at most. */
export function together(facts: readonly Fact[]): Fact[] {
  const merged = new Map<string, Fact>();
  for (const fact of facts) {
    const key = `${fact.name} ${fact.organizationId}`;
    const known = merged.get(key);
    merged.set(key, known ? { ...known, ids: [...known.ids, ...fact.ids] } : fact);
  }
  return [...merged.values()].flatMap(({ ids, ...rest }) =>
    inChunks(ids).map((chunk) => ({ ...rest, ids: chunk })),
  );
}

function inChunks(ids: readonly string[]): string[][] {
  const chunks: string[][] = [];
  for (let start = 0; start < ids.length; start += idsPerFact) {
    chunks.push(ids.slice(start, start + idsPerFact));
  }
  return chunks;
}
