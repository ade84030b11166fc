import { monthOf } from "./month-names";

/** A date and time as written, in no time zone unless the text names an offset. */
export interface WallTime {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  millisecond: number;
  /** Minutes east of UTC, when the text says so. */
  offsetMinutes: number | undefined;
}

export const dateOrders = ["ymd", "dmy", "mdy"] as const;
export type DateOrder = (typeof dateOrders)[number];

const date =
  /^(?:\p{L}{2,12}\.?,?\s+)?(\d{1,4}|\p{L}{3,12}\.?)(?:\s*[-/.,]\s*|\s+)(\d{1,2}|\p{L}{3,12}\.?)(?:\s*[-/.,]\s*|\s+)(\d{4}|\d{1,2})(?=$|[\sT,])/u;
const compact = /^(\d{4})(\d{2})(\d{2})(?=$|[\sT])/;
const time =
  /^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?:\s*([ap])\.?\s*m\.?)?(?:\s*(z|utc|gmt|[+-]\d{2}(?::?\d{2})?))?$/i;
const dayFraction = /^0?\.\d+$/;
const isDigit = /^\d/;

/** The three parts of a date as they stand, and what follows them; undefined when it is no date. */
function readDateParts(
  text: string,
): { parts: [string, string, string]; rest: string } | undefined {
  const found = compact.exec(text) ?? date.exec(text);
  if (!found) return undefined;
  const [all, first = "", second = "", third = ""] = found;
  return {
    parts: [first, second, third],
    rest: text.slice(all.length).replace(/^(?:T|,?\s+)/, ""),
  };
}

/**
 * Reads a date, with or without a time, in the given order of its parts; month names need no
 * order. Undefined when the text is not such a date or the date does not exist.
 */
export function readDateTime(text: string, order: DateOrder): WallTime | undefined {
  const written = readDateParts(text);
  if (!written) return undefined;
  const day = dayIn(written.parts, order);
  if (!day) return undefined;
  const clock = written.rest === "" ? midnight : readTime(written.rest);
  return clock && { ...day, ...clock };
}

/** Every order in which the text is a date that exists; all rows together tell which one is meant. */
export function ordersOf(text: string): DateOrder[] {
  const written = readDateParts(text);
  if (!written || (written.rest !== "" && !readTime(written.rest))) return [];
  return dateOrders.filter((order) => dayIn(written.parts, order));
}

type Clock = Omit<WallTime, "year" | "month" | "day">;
const midnight: Clock = { hour: 0, minute: 0, second: 0, millisecond: 0, offsetMinutes: undefined };

/**
 * A time of day alone: "9:12", "09:12:30.5", "9:12 PM", with or without an offset, or a fraction
 * of a day.
 */
export function readTime(text: string): Clock | undefined {
  const found = time.exec(text);
  if (!found) return dayFraction.test(text) ? timeOfFraction(Number(text)) : undefined;
  const [, hours, minutes, seconds = "0", fraction = "", half, zone] = found;
  const hour = half === undefined ? Number(hours) : hourOfHalf(Number(hours), half);
  const minute = Number(minutes);
  const second = Number(seconds);
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const millisecond = fraction === "" ? 0 : Math.floor(Number(`0.${fraction}`) * 1000);
  return { hour, minute, second, millisecond, offsetMinutes: zone ? offsetOf(zone) : undefined };
}

function timeOfFraction(days: number): Clock {
  const milliseconds = Math.min(Math.round(days * 86_400) * 1000, 86_399_000);
  const at = new Date(milliseconds);
  return {
    ...midnight,
    hour: at.getUTCHours(),
    minute: at.getUTCMinutes(),
    second: at.getUTCSeconds(),
  };
}

function hourOfHalf(hour: number, half: string): number {
  if (hour < 1 || hour > 12) return 24;
  return (hour % 12) + (half.toLowerCase() === "p" ? 12 : 0);
}

function offsetOf(zone: string): number {
  const found = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone);
  if (!found) return 0;
  const minutes = Number(found[2]) * 60 + Number(found[3] ?? 0);
  return found[1] === "-" ? -minutes : minutes;
}

function dayIn([a, b, c]: [string, string, string], order: DateOrder) {
  if (!isDigit.test(a)) return asDay(c, a, b);
  if (!isDigit.test(b)) return a.length > 2 ? asDay(a, b, c) : asDay(c, b, a);
  if (a.length > 2 || order === "ymd") return order === "ymd" ? asDay(a, b, c) : undefined;
  return order === "dmy" ? asDay(c, b, a) : asDay(c, a, b);
}

function asDay(yearText: string, monthText: string, dayText: string) {
  if (yearText.length !== 4 && yearText.length !== 2) return undefined;
  const year = fullYear(yearText);
  const month = isDigit.test(monthText) ? Number(monthText) : monthOf(monthText);
  const day = Number(dayText);
  return month && exists(year, month, day) ? { year, month, day } : undefined;
}

/** Two digits mean 1970 to 2069. */
export function fullYear(text: string): number {
  const year = Number(text);
  if (text.length > 2) return year;
  return year < 70 ? 2000 + year : 1900 + year;
}

/** Whether the calendar has this day. */
export function exists(year: number, month: number, day: number): boolean {
  if (year < 1 || month < 1 || month > 12 || day < 1) return false;
  return day <= 28 || day <= new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
}
