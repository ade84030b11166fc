import { IANAZone } from "luxon";

/*
 * What clocks on the wall show, as integers: deciding asks it several times for every interaction,
 * and a calendar library answers a hundred times slower than a sum. A local time is told as the
 * milliseconds that a clock in UTC showing the same would have.
 */

export const dayMilliseconds = 86_400_000;
const slotMilliseconds = 900_000;
const mostSlots = 20_000;

/** The offsets of a zone by quarter of an hour: since 1973 clocks are changed at no other moments. */
const known = new Map<string, { zone: IANAZone; offsets: Map<number, number> }>();

/** How far the clocks of a zone are ahead of UTC at a moment, in milliseconds. */
export function zoneOffset(name: string, at: number): number {
  let one = known.get(name);
  if (one === undefined) {
    one = { zone: IANAZone.create(name), offsets: new Map() };
    known.set(name, one);
  }
  const slot = Math.floor(at / slotMilliseconds);
  const found = one.offsets.get(slot);
  if (found !== undefined) return found;
  const offset = one.zone.offset(slot * slotMilliseconds) * 60_000;
  if (one.offsets.size >= mostSlots) one.offsets.clear();
  one.offsets.set(slot, offset);
  return offset;
}

/** What the clocks of a zone show at a moment. */
export function localTime(zone: string, at: number): number {
  return at + zoneOffset(zone, at);
}

const nearMilliseconds = 3 * 3_600_000;

/**
 * The moment at which the clocks of a zone show a local time; null where they are changed within
 * three hours of it, so that they may show it twice or not at all.
 */
export function steadyMoment(zone: string, local: number): number | null {
  const offset = zoneOffset(zone, local - zoneOffset(zone, local));
  const at = local - offset;
  const isSteady = [at - nearMilliseconds, at, at + nearMilliseconds].every(
    (moment) => zoneOffset(zone, moment) === offset,
  );
  return isSteady ? at : null;
}

/** The day of the week of a day counted from 1 January 1970; 1 is Monday. */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}
