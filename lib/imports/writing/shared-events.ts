import type { Events } from "./write-events";

/** What tells one event from another in a file: rows without an id are their own. */
export function eventKeys({ interactions, purchases, periodValues }: Events): Set<string> {
  const keys = new Set<string>();
  for (const { identity } of interactions) {
    if (identity.externalId !== null) keys.add(`interaction ${identity.externalId}`);
  }
  for (const { identity } of purchases) {
    if (identity.externalId !== null) keys.add(`purchase ${identity.externalId}`);
  }
  for (const { kpiId, start, team } of periodValues) keys.add(`period ${kpiId} ${start} ${team}`);
  return keys;
}

/** Whether two chunks speak of the same event, so that the later one must find what the other wrote. */
export function shareEvents(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  for (const key of b) if (a.has(key)) return true;
  return false;
}
