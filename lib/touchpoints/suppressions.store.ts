import { and, desc, eq, ilike, inArray, lt } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { literally } from "@/lib/db/literally";
import { moreThanBounce } from "@/lib/db/more-than-bounce";
import { optOut } from "@/lib/db/tables/delivery";
import { newId } from "@/lib/ground/ids";

const ours = (tx: Tx) => eq(optOut.organizationId, tx.organizationId);
const shown = {
  id: optOut.id,
  address: optOut.address,
  source: optOut.source,
  createdAt: optOut.createdAt,
};

/** Keeps addresses that must not be written to; tells which of them are new, by address. */
export async function insertSuppressions(
  tx: Tx,
  addresses: readonly string[],
): Promise<Map<string, string>> {
  if (addresses.length === 0) return new Map();
  const fixed = { organizationId: tx.organizationId, source: "api" as const, createdAt: tx.now() };
  // In one order for everybody, so that two who add the same addresses wait instead of failing.
  const rows = [...new Set(addresses)]
    .sort()
    .map((address) => ({ ...fixed, address, id: newId() }));
  const added = await tx.db
    .insert(optOut)
    .values(rows)
    .onConflictDoUpdate(moreThanBounce)
    .returning(shown);
  return new Map(added.map(({ address, id }) => [address, id]));
}

/** The ids of those addresses that are kept, by address. */
export async function idsOfSuppressions(
  tx: Tx,
  addresses: readonly string[],
): Promise<Map<string, string>> {
  if (addresses.length === 0) return new Map();
  const rows = await tx.db
    .select(shown)
    .from(optOut)
    .where(and(ours(tx), inArray(optOut.address, [...addresses])));
  return new Map(rows.map(({ address, id }) => [address, id]));
}

/** The latest first. */
export async function listSuppressionRows(
  tx: Tx,
  query: { search?: string | undefined; limit: number; before?: string | undefined },
) {
  const { search, limit, before } = query;
  return tx.db
    .select(shown)
    .from(optOut)
    .where(
      and(
        ours(tx),
        search ? ilike(optOut.address, `%${literally(search)}%`) : undefined,
        before === undefined ? undefined : lt(optOut.id, before),
      ),
    )
    .orderBy(desc(optOut.id))
    .limit(limit);
}

export async function deleteSuppression(tx: Tx, id: string): Promise<boolean> {
  const gone = await tx.db
    .delete(optOut)
    .where(and(ours(tx), eq(optOut.id, id)))
    .returning({ id: optOut.id });
  return gone.length > 0;
}
