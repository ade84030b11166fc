import { IANAZone } from "luxon";
import type { WallTime } from "./calendar";

const minute = 60_000;
const quarterHour = 15 * minute;
const day = 86_400_000;
const mostKept = 20_000;

/** The instant a wall time means. */
export type ToInstant = (wall: WallTime) => Date;

/** True for names such as "Europe/Berlin" that this computer knows. */
export function isTimeZone(name: string): boolean {
  return IANAZone.isValidZone(name);
}

/**
 * Wall time to instant in one time zone: an hour that was skipped is moved forward, one that came
 * twice is the earlier, whatever today's date (luxon's own choice depends on it, and the same file
 * must mean the same tomorrow). Offsets are kept per quarter of an hour, the finest step at which
 * zones change, because asking for one costs more than reading the rest of a row.
 */
export function instantsIn(timeZone: string): ToInstant {
  const zone = IANAZone.create(timeZone);
  const offsets = new Map<number, number>();
  return (wall) => {
    const local = asIfUtc(wall);
    if (wall.offsetMinutes !== undefined) return new Date(local - wall.offsetMinutes * minute);
    const key = Math.floor(local / quarterHour);
    let offset = offsets.get(key);
    if (offset === undefined) {
      if (offsets.size >= mostKept) offsets.clear();
      offset = offsetAt(zone, local);
      offsets.set(key, offset);
    }
    return new Date(local - offset);
  };
}

function asIfUtc(wall: WallTime): number {
  const { year, month, day, hour, minute, second, millisecond } = wall;
  if (year > 99) return Date.UTC(year, month - 1, day, hour, minute, second, millisecond);
  // Date.UTC takes the first hundred years for those of the twentieth century.
  const at = new Date(Date.UTC(2000, 0, 1, hour, minute, second, millisecond));
  return at.setUTCFullYear(year, month - 1, day);
}

function offsetAt(zone: IANAZone, local: number): number {
  const before = zone.offset(local - day) * minute;
  const after = zone.offset(local + day) * minute;
  const holds = (offset: number) => zone.offset(local - offset) * minute === offset;
  return holds(before) || !holds(after) ? before : after;
}
