import type { ColumnProfile } from "../reading/column-tally";
import { readDecimal } from "../reading/decimal";
import { readClock, secondsOfDays } from "../reading/duration";
import { readYesNo } from "../reading/yes-no";
import type { ColumnMapping } from "../shapes";
import { type CellReader, Unreadable } from "./cell";

const largest = 1e15;
const notNumber = new Unreadable("number", "This is not a number.");
const notDuration = new Unreadable("duration", "This is not a duration such as 0:02:23.");
const notYesNo = new Unreadable("yes-no", "This says neither yes nor no.");
const outOfRange = new Unreadable("range", "This number is too large.");

export const numberFormats = ["duration", "percent", "m:ss"] as const;
type NumberFormat = (typeof numberFormats)[number];

/** The words a mapping gives numbers to: `values`, and 1 and 0 for `true` and `false`. */
function wordsOf(column: ColumnMapping): Map<string, number> {
  const lower = (word: string) => word.trim().toLowerCase();
  return new Map([
    ...(column.true ?? []).map((word): [string, number] => [lower(word), 1]),
    ...(column.false ?? []).map((word): [string, number] => [lower(word), 0]),
    ...Object.entries(column.values ?? {}).map(([word, value]): [string, number] => [
      lower(word),
      value,
    ]),
  ]);
}

/** Yes or no. When only one list of words is given, every other word means the opposite. */
export function yesNoReader(column: ColumnMapping): CellReader<boolean> {
  const words = wordsOf(column);
  const onlyTrue = column.true !== undefined && column.false === undefined;
  const onlyFalse = column.false !== undefined && column.true === undefined;
  return (text) => {
    const said = words.get(text.toLowerCase());
    if (said !== undefined) return said !== 0;
    if (onlyTrue || onlyFalse) return onlyFalse;
    return column.true ? notYesNo : (readYesNo(text) ?? notYesNo);
  };
}

/** A number however it is written: digits, a percentage, a duration in seconds, yes or no, a word. */
export function numberReader(column: ColumnMapping, profile: ColumnProfile): CellReader<number> {
  const words = wordsOf(column);
  const binary = column.true !== undefined || column.false !== undefined;
  const yesNo = binary && !column.values ? yesNoReader(column) : undefined;
  const plain = plainReader(column, profile);
  return (text) => {
    const said = words.size > 0 ? words.get(text.toLowerCase()) : undefined;
    if (said !== undefined) return said;
    if (yesNo) {
      const answer = yesNo(text);
      return typeof answer === "boolean" ? Number(answer) : answer;
    }
    const value = plain(text);
    return typeof value === "number" && Math.abs(value) > largest ? outOfRange : value;
  };
}

function plainReader(column: ColumnMapping, profile: ColumnProfile): CellReader<number> {
  const mark = column.decimal ?? profile.decimal;
  const format = numberFormats.find((known) => known === column.format);
  if (format) return formatReaders[format](mark, profile);
  if (profile.kind === "clock") return durationReader(mark, profile);
  const otherwise = profile.kind === "yes-no" ? readYesNo : () => undefined;
  return (text) => {
    const decimal = readDecimal(text, mark);
    if (decimal !== undefined) return Number(decimal);
    if (text.endsWith("%")) return percent(text, mark);
    const other = text.includes(":") ? readClock(text) : otherwise(text);
    return other === undefined ? notNumber : Number(other);
  };
}

type Mark = ColumnProfile["decimal"];

const formatReaders: Record<
  NumberFormat,
  (mark: Mark, profile: ColumnProfile) => CellReader<number>
> = {
  percent: (mark) => (text) => percent(text, mark),
  duration: (mark, profile) => durationReader(mark, profile),
  "m:ss": () => (text) => {
    const found = /^(-?\d{1,6}):([0-5]\d)$/.exec(text);
    return found ? Number(found[1]) * 60 + Number(found[2]) : notDuration;
  },
};

function percent(text: string, mark: Mark): number | Unreadable {
  const bare = text.endsWith("%") ? text.slice(0, -1).trim() : text;
  const decimal = readDecimal(bare, mark);
  return decimal === undefined ? notNumber : Number(decimal) / 100;
}

/**
 * Seconds. A plain number is a fraction of a day, as spreadsheets keep times, unless the whole
 * column is made of whole numbers above one: those are seconds already.
 */
function durationReader(mark: Mark, profile: ColumnProfile): CellReader<number> {
  const { kind, whole, max = 0 } = profile;
  const inSeconds = kind === "number" && whole && max > 1;
  return (text) => {
    const clock = readClock(text);
    if (clock !== undefined) return clock;
    const decimal = readDecimal(text, mark);
    if (decimal === undefined) return notDuration;
    return inSeconds ? Number(decimal) : secondsOfDays(Number(decimal));
  };
}

/** A decimal number as text, so that an amount keeps every digit. */
export function amountReader(column: ColumnMapping, profile: ColumnProfile): CellReader<string> {
  const mark = column.decimal ?? profile.decimal;
  const words = wordsOf(column);
  const percents = column.format === "percent";
  return (text) => {
    const said = words.get(text.toLowerCase());
    if (said !== undefined) return String(said);
    if (percents || text.endsWith("%")) return asText(percent(text, mark));
    const decimal = readDecimal(text, mark);
    if (decimal === undefined) return notNumber;
    return Math.abs(Number(decimal)) > largest ? outOfRange : decimal;
  };
}

function asText(value: number | Unreadable): string | Unreadable {
  return typeof value === "number" ? String(value) : value;
}
