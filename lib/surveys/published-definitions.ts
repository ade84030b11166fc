import type { Tx } from "@/lib/access/context";
import { Definition } from "./definition";
import { findDefinitions } from "./definitions.store";

const mostKept = 500;
const kept = new Map<string, Definition>();

/**
 * What these published versions ask, by version. Kept in memory and never looked up again: a
 * published version never changes. The key holds the organisation, so none sees another's.
 */
export async function publishedDefinitions(
  tx: Tx,
  versionIds: readonly string[],
): Promise<Map<string, Definition>> {
  const keyOf = (versionId: string) => `${tx.organizationId} ${versionId}`;
  const wanted = [...new Set(versionIds)];
  const unknown = wanted.filter((versionId) => !kept.has(keyOf(versionId)));
  const read = unknown.length > 0 ? await findDefinitions(tx, unknown) : [];
  for (const { versionId, definition } of read) {
    kept.set(keyOf(versionId), Definition.parse(definition));
  }
  const found = wanted.flatMap((versionId) => {
    const definition = kept.get(keyOf(versionId));
    return definition ? [[versionId, definition] as const] : [];
  });
  for (const oldest of [...kept.keys()].slice(0, Math.max(0, kept.size - mostKept))) {
    kept.delete(oldest);
  }
  return new Map(found);
}
