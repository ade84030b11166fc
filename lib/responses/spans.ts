import type { DateResult, SpanUnit } from "./shapes";

const most = 24;
const monthsIn = { month: 1, year: 12, decade: 120, century: 1200 } as const;
const units = ["month", "year", "decade", "century"] as const;

interface Range {
  /** YYYY-MM */
  earliest: string;
  latest: string;
}

const monthOf = (month: string) => 12 * Number(month.slice(0, 4)) + Number(month.slice(5, 7)) - 1;

/** The shortest of the units of which so many are few enough to be read. */
export function unitOf({ earliest, latest }: Range): SpanUnit {
  const months = monthOf(latest) - monthOf(earliest) + 1;
  return units.find((unit) => months <= most * monthsIn[unit]) ?? "century";
}

/**
 * Each span from the earliest month to the latest, those without a day too.
 *
 * @param counted how many days lie in which month, each month within the range
 */
export function spansOf(
  { earliest, latest }: Range,
  unit: SpanUnit,
  counted: readonly { month: string; n: number }[],
): DateResult["spans"] {
  const size = monthsIn[unit];
  // The first century has no year 0; all others end with theirs.
  const shift = unit === "century" ? 12 : 0;
  const begin = (month: number) => Math.floor((month - shift) / size) * size + shift;
  const among = new Map<number, number>();
  for (const { month, n } of counted) {
    const span = begin(monthOf(month));
    among.set(span, (among.get(span) ?? 0) + n);
  }
  const first = begin(monthOf(earliest));
  const count = (begin(monthOf(latest)) - first) / size + 1;
  return Array.from({ length: count }, (_, k) => {
    const month = first + k * size;
    const year = String(Math.floor(month / 12)).padStart(4, "0");
    const text = `${year}-${String((month % 12) + 1).padStart(2, "0")}-01`;
    return { first: text, n: among.get(month) ?? 0 };
  });
}
