import type { Tx } from "@/lib/access/context";
import { dayMilliseconds } from "@/lib/delivery/wall-clock";
import { askedByDay, asksAbout } from "@/lib/touchpoints/candidates.store";
import { dayNumber } from "@/lib/touchpoints/daily-cap";
import {
  deleteReturned,
  findDailyCounts,
  findReturned,
  storeDailyCounts,
} from "@/lib/touchpoints/daily-count.store";
import { AskedByDay } from "@/lib/touchpoints/shapes";

/*
 * How many a trigger with a daily cap asks on each day. Whatever it has still to send is counted, and
 * that may be a million: so what was counted is kept, and counted on by whoever decides. What is called
 * off gives its place back: that is written down beside it, and taken out by whoever decides next. All is
 * counted anew after a while, because an ask may also fail, or move to another day.
 */

const keptMilliseconds = 600_000;

interface DailyCount {
  /** Whoever decides goes on counting in it. */
  days: Map<number, number>;
  countedAt: Date;
  /** Whether it is what is kept, and not counted anew. */
  isKept: boolean;
  /** What was given back meanwhile, by its id: it is free in these days already. */
  returned: string[];
}

/** By trigger. */
export type DailyCounts = ReadonlyMap<string, DailyCount>;

/** From the day on that it is anywhere on earth. */
const sinceOf = (tx: Tx) => new Date(tx.now().getTime() - 2 * dayMilliseconds);

/** How many these triggers ask already, by day of a time zone's calendar. */
export async function dailyCountsOf(
  tx: Tx,
  triggerIds: readonly string[],
  zone: string,
): Promise<DailyCounts> {
  const now = tx.now();
  const isFresh = (at: Date) => at <= now && now.getTime() - at.getTime() < keptMilliseconds;
  const counts = new Map<string, DailyCount>();
  for (const row of await findDailyCounts(tx, triggerIds)) {
    if (row.zone !== zone || !isFresh(row.countedAt)) continue;
    const kept = Object.entries(AskedByDay.parse(row.days));
    const days = new Map(kept.map(([day, count]) => [Number(day), count]));
    counts.set(row.id, { days, countedAt: row.countedAt, isKept: true, returned: [] });
  }
  const anew = triggerIds.filter((id) => !counts.has(id));
  for (const id of anew) {
    counts.set(id, { days: new Map(), countedAt: now, isKept: false, returned: [] });
  }
  for (const { triggerId, day, count } of await askedByDay(tx, anew, zone, sinceOf(tx))) {
    if (triggerId !== null) counts.get(triggerId)?.days.set(day, count);
  }
  // After counting, so that no place is found free twice: one given back between is found by the next count.
  for (const { id, triggerId, dueAt } of await findReturned(tx, triggerIds)) {
    const count = counts.get(triggerId);
    count?.returned.push(id);
    if (count?.isKept) giveBack(count.days, dayNumber(dueAt, zone));
  }
  return counts;
}

function giveBack(days: Map<number, number>, day: number): void {
  const taken = days.get(day);
  if (taken) days.set(day, taken - 1);
}

/** Gives back the places that an interaction itself has taken. */
export async function withoutOwn(
  tx: Tx,
  { counts, zone }: { counts: DailyCounts; zone: string },
  interactionId: string,
): Promise<void> {
  for (const { triggerId, at } of await asksAbout(tx, interactionId)) {
    const days = triggerId === null ? undefined : counts.get(triggerId)?.days;
    if (days) giveBack(days, dayNumber(at, zone));
  }
}

/**
 * Keeps counts for whoever decides next: of triggers that are held by nobody else, what was counted
 * anew, and those of triggers that have asked or got places back.
 */
export async function keepDailyCounts(
  tx: Tx,
  { counts, alone, zone }: { counts: DailyCounts; alone: ReadonlySet<string>; zone: string },
  haveAsked: ReadonlySet<string>,
): Promise<void> {
  const first = dayNumber(sinceOf(tx), zone);
  const changed = [...counts].filter(
    ([id, { isKept, returned }]) =>
      alone.has(id) && (!isKept || haveAsked.has(id) || returned.length > 0),
  );
  const rows = changed.map(([id, { days, countedAt }]) => {
    const kept = [...days].filter(([day]) => day >= first);
    return { id, zone, countedAt, days: Object.fromEntries(kept) };
  });
  rows.sort((a, b) => (a.id < b.id ? -1 : 1));
  await storeDailyCounts(tx, rows);
  await deleteReturned(
    tx,
    changed.flatMap(([, { returned }]) => returned),
  );
}
