import { type Match, match, type Writing } from "./staging.store";

/** Events of one kind: where they wait, where they are kept, and what a row says of a known one. */
export interface EventKind extends Pick<Match, "stage" | "table"> {
  /** SQL by column; t is the row that is kept and s the one that waits. */
  after: Readonly<Record<string, string>>;
}

/** Columns that say what a row says, or where it says nothing stay as they are. */
export function said(...columns: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    columns.map((column) => [column, `coalesce(s.${column}, t.${column})`]),
  );
}

/**
 * Finds what is known already.
 * @param more what else is set where one is found; f is the row that is kept
 * @returns how many
 */
export async function matchEvents(
  writing: Writing,
  { stage, table }: EventKind,
  ids: readonly ("external_id" | "import_key")[],
  more = "",
): Promise<number> {
  const set = `id = f.id, known = true${more}`;
  let known = 0;
  for (const by of ids) {
    known += await match(writing, { stage, by, table, column: by, set, unless: "known" });
  }
  return known;
}

/** Says more of events that are known; those of which nothing is new are left alone. */
export async function updateEvents(
  { raw, organizationId, now }: Writing,
  { stage, table, after }: EventKind,
): Promise<number> {
  const columns = Object.keys(after);
  const values = Object.values(after).join(", ");
  const { count } = await raw.unsafe(
    `update ${table} t set (${columns.join(", ")}, updated_at) = (${values}, $2::timestamptz)
     from ${stage} s
     where t.organization_id = $1 and t.id = s.id and s.known
       and (${columns.map((column) => `t.${column}`).join(", ")}) is distinct from (${values})`,
    [organizationId, now],
  );
  return count;
}
