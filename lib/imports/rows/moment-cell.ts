import { readDateTime, readTime, type WallTime } from "../reading/calendar";
import type { ColumnProfile } from "../reading/column-tally";
import { compileDatePattern, scopeOfPattern } from "../reading/date-pattern";
import type { ToInstant } from "../reading/wall-clock";
import type { ColumnMapping } from "../shapes";
import { type CellReader, Unreadable } from "./cell";

const notDate = new Unreadable("date", "This is not a date that exists.");
const outOfRange = new Unreadable("range", "This date lies too far away.");

/** One column of a moment: where its text is, and what is known of it. */
export interface MomentPart {
  mapping: ColumnMapping;
  profile: ColumnProfile;
}

interface Read {
  date?: Pick<WallTime, "year" | "month" | "day"> | undefined;
  clock?: Omit<WallTime, "year" | "month" | "day"> | undefined;
}

const mostRemembered = 5_000;

/** Dates and times of day come again and again: each is read once. */
function remembering(read: PartReader): PartReader {
  const known = new Map<string, Read | undefined>();
  return (text) => {
    const before = known.get(text);
    if (before || known.has(text)) return before;
    if (known.size >= mostRemembered) known.clear();
    const found = read(text);
    known.set(text, found);
    return found;
  };
}

type PartReader = (text: string) => Read | undefined;

/** What one cell says: a day, a time of day, or both. */
function partReader({ mapping, profile }: MomentPart): PartReader {
  const { format } = mapping;
  if (format === undefined) {
    return (text) => {
      const wall = readDateTime(text, profile.dateOrder);
      if (wall) return split(wall);
      const clock = readTime(text);
      return clock && { clock };
    };
  }
  const read = compileDatePattern(format);
  const scope = scopeOfPattern(format);
  return (text) => {
    const wall = read(text);
    if (!wall) return undefined;
    const { date, clock } = split(wall);
    return scope.date ? { date, clock } : { clock: clock ?? midnight };
  };
}

/** Midnight without an offset says nothing: the time may stand in another column. */
function split({ year, month, day, ...clock }: WallTime): Read {
  const date = { year, month, day };
  const { hour, minute, second, millisecond, offsetMinutes } = clock;
  const isSilent = hour + minute + second + millisecond === 0 && offsetMinutes === undefined;
  return isSilent ? { date } : { date, clock };
}

const midnight = { hour: 0, minute: 0, second: 0, millisecond: 0, offsetMinutes: undefined };

/** A pattern that speaks of date and time, given for two columns, is meant for both joined. */
function joinedPattern(parts: readonly MomentPart[]): string | undefined {
  const formats = [...new Set(parts.flatMap(({ mapping }) => mapping.format ?? []))];
  const [format] = formats;
  if (parts.length < 2 || formats.length !== 1 || format === undefined) return undefined;
  const { date, time } = scopeOfPattern(format);
  return date && time ? format : undefined;
}

/** Reads one or several cells as one wall time. @throws RangeError for a wrong pattern */
function wallReader(
  parts: readonly MomentPart[],
): (texts: readonly string[]) => WallTime | Unreadable {
  const pattern = joinedPattern(parts);
  const whole = pattern === undefined ? undefined : compileDatePattern(pattern);
  const readers = parts.map((part) => remembering(partReader(part)));
  return (texts) => {
    const wall = whole ? whole(texts.join(" ")) : merged(readers, texts);
    if (!wall) return notDate;
    return wall.year < 1800 || wall.year > 2999 ? outOfRange : wall;
  };
}

function merged(readers: readonly PartReader[], texts: readonly string[]): WallTime | undefined {
  let date: Read["date"];
  let clock: Read["clock"];
  for (let index = 0; index < texts.length; index += 1) {
    const text = texts[index] ?? "";
    if (text === "") continue;
    const read = readers[index]?.(text);
    if (!read) return undefined;
    date ??= read.date;
    clock = read.clock ?? clock;
  }
  return date && wallTime(date, clock ?? midnight);
}

/** Named one by one, which costs a fraction of spreading two objects: this runs once a row. */
function wallTime(
  { year, month, day }: NonNullable<Read["date"]>,
  { hour, minute, second, millisecond, offsetMinutes }: NonNullable<Read["clock"]>,
): WallTime {
  return { year, month, day, hour, minute, second, millisecond, offsetMinutes };
}

/** A moment, from a date in one column and perhaps a time in another. */
export function momentReader(
  parts: readonly MomentPart[],
  toInstant: ToInstant,
): (texts: readonly string[]) => Date | Unreadable {
  const read = wallReader(parts);
  return (texts) => {
    const wall = read(texts);
    return wall instanceof Unreadable ? wall : toInstant(wall);
  };
}

/** A calendar day, as it is written; a time after it does not matter. */
export function dayReader(part: MomentPart): CellReader<string> {
  const read = wallReader([part]);
  return (text) => {
    const wall = read([text]);
    if (wall instanceof Unreadable) return wall;
    const { year, month, day } = wall;
    return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  };
}
