import { type DateOrder, dateOrders, ordersOf } from "./calendar";
import { cutText } from "./cut-text";
import { type DecimalMark, readDecimal } from "./decimal";
import { readClock } from "./duration";
import { readYesNo } from "./yes-no";

export const columnKinds = [
  "empty",
  "number",
  "percent",
  "clock",
  "date",
  "yes-no",
  "text",
] as const;
export type ColumnKind = (typeof columnKinds)[number];

/** What all rows of one column have in common. */
export interface ColumnProfile {
  name: string;
  filled: number;
  blank: number;
  kind: ColumnKind;
  decimal: DecimalMark;
  dateOrder: DateOrder;
  /** True when no row says whether the day or the month comes first. */
  orderUnsure: boolean;
  min?: number | undefined;
  max?: number | undefined;
  whole: boolean;
  /** No value occurred twice, as far as was looked. */
  unique: boolean;
  /** How many values there are; absent where they are too many to be told apart. */
  distinct?: number | undefined;
  /** Every value and how often it occurred, commonest first, when they are few. */
  values: { text: string; count: number }[];
  samples: string[];
}

const fewValues = 20;
const uniqueLookedAt = 2_000;
const longestRemembered = 200;
const sampleCount = 4;
const sampleLength = 80;
/** After this many values, kinds that none of them had are not looked for any more. */
const patience = 500;
/** Share of the filled cells that must agree on a kind … */
const agreement = 0.9;
/** … unless the file is short: there one or two others are mistakes to be told, not a kind. */
const strays = 2;
const shortAgreement = 2 / 3;
const integer = /^-?\d{1,15}$/;

/** Bounds of the values read with one decimal mark. */
class NumberTally {
  count = 0;
  /** How many cannot be read with the other mark: what tells the two apart. */
  only = 0;
  min = Number.POSITIVE_INFINITY;
  max = Number.NEGATIVE_INFINITY;

  add(value: number): void {
    this.count += 1;
    if (value < this.min) this.min = value;
    if (value > this.max) this.max = value;
  }
}

/** Looks at every cell of a column, in memory that does not grow with the file. */
export class ColumnTally {
  private filled = 0;
  private blank = 0;
  private readonly numbers = { ".": new NumberTally(), ",": new NumberTally() };
  private fractions = 0;
  private percents = 0;
  private clocks = 0;
  private readonly dates = { ymd: 0, dmy: 0, mdy: 0 };
  private dated = 0;
  private words = 0;
  private repeated = false;
  private readonly seen = new Set<string>();
  private readonly values = new Map<string, number>();
  private readonly samples = new Set<string>();

  constructor(private readonly name: string) {}

  add(cell: string): void {
    const text = cell.trim();
    if (text === "") {
      this.blank += 1;
      return;
    }
    this.filled += 1;
    this.remember(text);
    if (this.addNumber(text) && !/^\d{8}$/.test(text)) return;
    this.addWritten(text);
  }

  /** How clearly this column speaks for the decimal comma (positive) or the point (negative). */
  get speaksForComma(): number {
    return this.numbers[","].only - this.numbers["."].only;
  }

  profile(usualMark: DecimalMark): ColumnProfile {
    const decimal = this.decimalMark(usualMark);
    const kind = this.kind(decimal);
    const { min, max } = this.numbers[decimal];
    const measured = kind === "number";
    const [first, ...others] = dateOrders.toSorted((a, b) => this.dates[b] - this.dates[a]);
    const { ymd, dmy, mdy } = this.dates;
    return {
      name: this.name,
      filled: this.filled,
      blank: this.blank,
      kind,
      decimal,
      dateOrder: first ?? "ymd",
      orderUnsure: kind === "date" && dmy === mdy && ymd < dmy && others.length > 0,
      min: measured ? min : undefined,
      max: measured ? max : undefined,
      whole: measured && this.fractions === 0,
      unique: !this.repeated,
      distinct: this.seen.size < uniqueLookedAt ? this.seen.size : undefined,
      values: this.fewValues(),
      samples: [...this.samples],
    };
  }

  private addNumber(text: string): boolean {
    if (integer.test(text)) {
      this.numbers["."].add(Number(text));
      this.numbers[","].add(Number(text));
      return true;
    }
    const point = readDecimal(text, ".");
    const comma = readDecimal(text, ",");
    if (point === undefined && comma === undefined) return false;
    if (point !== undefined) this.numbers["."].add(Number(point));
    if (comma !== undefined) this.numbers[","].add(Number(comma));
    if (comma === undefined) this.numbers["."].only += 1;
    if (point === undefined) this.numbers[","].only += 1;
    if (!Number.isInteger(Number(point ?? comma))) this.fractions += 1;
    return true;
  }

  private addWritten(text: string): void {
    const early = this.filled < patience;
    if (text.endsWith("%") && isPercent(text)) this.percents += 1;
    else if ((early || this.clocks > 0) && readClock(text) !== undefined) this.clocks += 1;
    else if (early || this.dated > 0) this.addDate(text);
    if ((early || this.words > 0) && readYesNo(text) !== undefined) this.words += 1;
  }

  private addDate(text: string): void {
    const orders = ordersOf(text);
    if (orders.length > 0) this.dated += 1;
    for (const order of orders) this.dates[order] += 1;
  }

  private remember(whole: string): void {
    const text = cutText(whole, longestRemembered);
    if (this.values.size <= fewValues) {
      this.values.set(text, (this.values.get(text) ?? 0) + 1);
    }
    if (this.samples.size < sampleCount) this.samples.add(cutText(text, sampleLength));
    if (this.seen.size >= uniqueLookedAt) return;
    if (this.seen.has(text)) this.repeated = true;
    else this.seen.add(text);
  }

  private fewValues(): ColumnProfile["values"] {
    if (this.values.size > fewValues) return [];
    const values = [...this.values].map(([text, count]) => ({ text, count }));
    return values.sort((a, b) => b.count - a.count);
  }

  private decimalMark(usualMark: DecimalMark): DecimalMark {
    if (this.speaksForComma === 0) return usualMark;
    return this.speaksForComma > 0 ? "," : ".";
  }

  private kind(decimal: DecimalMark): ColumnKind {
    if (this.filled === 0) return "empty";
    const allButStrays = Math.max(this.filled - strays, this.filled * shortAgreement);
    const enough = Math.min(this.filled * agreement, allButStrays);
    const numbers = this.numbers[decimal].count;
    if (this.dated >= enough && this.looksLikeDays(numbers)) return "date";
    if (numbers >= enough) return "number";
    if (this.percents + numbers >= enough && this.percents > 0) return "percent";
    if (this.clocks + numbers >= enough && this.clocks > 0) return "clock";
    return this.words === this.filled ? "yes-no" : "text";
  }

  /** Eight digits are a number too; they are days when every one of them is a day. */
  private looksLikeDays(numbers: number): boolean {
    return numbers === 0 || (this.dated === this.filled && this.dates.ymd === this.filled);
  }
}

function isPercent(text: string): boolean {
  const bare = text.slice(0, -1).trim();
  return readDecimal(bare, ".") !== undefined || readDecimal(bare, ",") !== undefined;
}
