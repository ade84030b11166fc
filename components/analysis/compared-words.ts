import type { Compared } from "@/lib/analysis/comparison/shapes";
import { decimals, digitsFor, figure, percent, range, signed } from "@/lib/analysis/figures";
import { inSentence } from "@/lib/ground/in-sentence";

/** How the values of one list of differences are read. */
export interface Reading {
  label: string;
  /** What a value is multiplied by to be read: 100 for shares. */
  scale: number;
  unit: string;
  /** Of one side's value; the usual is its number and unit. */
  inWords?: (value: number) => string;
}

/** The difference with its interval: "+12 s (8–16)" */
export function differenceText(row: Compared, { scale, unit }: Reading): string {
  const { difference, ciLow, ciHigh } = row;
  if (difference === null || ciLow === null || ciHigh === null) return "–";
  const [low, high] = [scale * ciLow, scale * ciHigh];
  const digits = digitsFor((high - low) / 2);
  const size = signed(scale * difference, digits);
  return `${size}${unitAfter(size, unit)} (${range(low, high, digits)})`;
}

/** "+1 point", "+2 points" */
function unitAfter(size: string, unit: string): string {
  return unit === " points" && /^[+−]?1$/.test(size) ? " point" : unit;
}

/** Both sides: "A 34 (n = 512), B 30 (n = 480)" */
export function sidesText({ a, b, ciLow, ciHigh }: Compared, reading: Reading): string {
  const half = ciLow === null || ciHigh === null ? 0 : (reading.scale * (ciHigh - ciLow)) / 2;
  const number = (value: number) => (half > 0 ? decimals(value, digitsFor(half)) : figure(value));
  const written = (value: number | null) => {
    if (value === null) return "too few";
    if (reading.inWords) return reading.inWords(value);
    return `${number(reading.scale * value)}${reading.unit}`;
  };
  return `A ${written(a.value)}, B ${written(b.value)}`;
}

/** What differs beyond noise, the surest first; or plainly that nothing does. */
export function comparedFinding(
  rows: readonly Compared[],
  readingOf: (key: string) => Reading,
  nothing: string,
): string {
  if (rows.every(({ difference }) => difference === null)) {
    return "There is too little on one of the sides to compare.";
  }
  const news = rows.filter(({ beyondNoise }) => beyondNoise);
  if (news.length === 0) return nothing;
  const sorted = [...news].sort((one, other) => (one.q ?? 1) - (other.q ?? 1));
  const named = sorted.slice(0, 3).map((row) => {
    const reading = readingOf(row.key);
    const way = (row.difference ?? 0) > 0 ? "higher" : "lower";
    return `${inSentence(reading.label)} is ${sizeText(row, reading)} ${way}`;
  });
  const text = named.join("; ");
  const more = news.length > 3 ? `; ${news.length - 3} more differ` : "";
  return `In A, ${text}${more}.`;
}

function sizeText(row: Compared, { scale, unit }: Reading): string {
  const half = ((row.ciHigh ?? 0) - (row.ciLow ?? 0)) / 2;
  const size = decimals(Math.abs(scale * (row.difference ?? 0)), digitsFor(scale * half));
  return `${size}${unitAfter(size, unit)}`;
}

/** Scores: NPS in points, the others in percentage points. */
export const scoreReadings: Record<string, Reading> = {
  nps: { label: "NPS", scale: 1, unit: " points", inWords: (value) => signed(value, 0) },
  csat: { label: "CSAT", scale: 100, unit: " points", inWords: percent },
  ces: { label: "CES", scale: 100, unit: " points", inWords: percent },
  responseRate: { label: "Response rate", scale: 100, unit: " points", inWords: percent },
};
