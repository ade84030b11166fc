/** How one kind of row is found, made, changed and written; every step takes the whole set. */
export interface HeldRows<Row, Said> {
  /** The rows of those keys that exist, held until the transaction ends. */
  hold: (keys: string[]) => Promise<Map<string, Row>>;
  /** A row nothing has been said of. */
  blank: (key: string) => Row;
  /** The row after something was said of it; the same object when that is nothing new. */
  merge: (row: Row, said: Said) => Row;
  /** Adds rows whose key nobody has added meanwhile; the ids of those it added. */
  insert: (rows: Row[]) => Promise<Set<string>>;
  rewrite: (rows: Row[]) => Promise<void>;
}

export interface Upserted<Row> {
  row: Row;
  status: "created" | "updated" | "unchanged";
}

/**
 * Adds rows or says more of them, in sets: what is said of one key is merged in its order. Rows
 * that others add at the same moment are merged with as well, and keys are always taken in the
 * same order, so that two batches that overlap wait for one another instead of failing.
 */
export async function upsertHeld<Row extends { id: string }, Said>(
  said: Map<string, Said[]>,
  rows: HeldRows<Row, Said>,
): Promise<Map<string, Upserted<Row>>> {
  const keys = [...said.keys()].sort();
  if (keys.length === 0) return new Map();
  const merged = (key: string, row: Row) => (said.get(key) ?? []).reduce(rows.merge, row);
  const known = await rows.hold(keys);
  const fresh = new Map(
    keys.filter((key) => !known.has(key)).map((key) => [key, merged(key, rows.blank(key))]),
  );
  const added = await rows.insert([...fresh.values()]);
  const lost = [...fresh].filter(([, row]) => !added.has(row.id)).map(([key]) => key);
  const met = lost.length > 0 ? new Map([...known, ...(await rows.hold(lost))]) : known;
  const results = new Map<string, Upserted<Row>>();
  for (const [key, row] of fresh)
    if (added.has(row.id)) results.set(key, { row, status: "created" });
  for (const [key, before] of met) {
    const row = merged(key, before);
    results.set(key, { row, status: row === before ? "unchanged" : "updated" });
  }
  await rows.rewrite([...results.values()].filter(isUpdated).map(({ row }) => row));
  return results;
}

function isUpdated({ status }: { status: string }): boolean {
  return status === "updated";
}

/** What was said, by key, each key's in the order in which it was said. */
export function groupByKey<Said>(
  said: Iterable<Said>,
  keyOf: (one: Said) => string,
): Map<string, Said[]> {
  const groups = new Map<string, Said[]>();
  for (const one of said) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}
