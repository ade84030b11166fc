// Numbers as they are read: one sensible precision, a real minus sign, thin groups of thousands.

const words = [
  "no",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
];

/** A number and its sign stay on one line. */
export const percentSign = "\u00a0%";

/** A small count as a word, a large one in figures. */
export function countWord(n: number): string {
  return words[n] ?? figure(n);
}

/** Three significant digits, whole numbers whole: 5,962 · 0.0412 · −12.3 */
export function figure(value: number): string {
  const whole = Number.isInteger(value) || Math.abs(value) >= 100;
  const options = whole ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: 3 };
  return withMinus(value.toLocaleString("en-GB", options));
}

/** A fixed number of decimals: −0.31; what rounds to nothing has no sign */
export function decimals(value: number, digits: number): string {
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return withMinus(value.toLocaleString("en-GB", options)).replace(/^−(?=[0.]+$)/, "");
}

/** A number that is a change: +12, −3, 0 */
export function signed(value: number, digits: number): string {
  const text = decimals(value, digits);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** A share of 0–1 in percent; below 10 % with one decimal, and never 0 for what is only small. */
export function percent(share: number): string {
  if (share > 0 && share < 0.0005) return `under 0.1${percentSign}`;
  return `${decimals(100 * share, Math.abs(share) < 0.0995 && share !== 0 ? 1 : 0)}${percentSign}`;
}

/** A probability of chance: 0.012, or < 0.001 */
export function chance(p: number): string {
  return p < 0.001 ? "< 0.001" : decimals(p, 3);
}

/** From low to high in one unit: 18–21 %, −44 to −40 */
export function range(low: number, high: number, digits: number, unit = ""): string {
  const limits = [low, high].map((limit) => decimals(limit, digits));
  const join = limits.some((limit) => limit.startsWith("−")) ? " to " : "–";
  return `${limits.join(join)}${unit}`;
}

/** A share with its limits, all in one precision: 9.4 % (9.0–10.2 %) */
export function percentWithLimits(share: number, low: number | null, high: number | null): string {
  const digits = share < 0.00095 ? 2 : share < 0.0995 ? 1 : 0;
  const value = `${decimals(100 * share, digits)}${percentSign}`;
  if (low === null || high === null) return value;
  return `${value} (${range(100 * low, 100 * high, digits, percentSign)})`;
}

/** What odds are multiplied by: 1.21, 46.30, 1,240; a small factor keeps two digits: 0.0031 */
export function factor(value: number): string {
  if (value < 0.001) return "< 0.001";
  if (value < 0.1) return value.toLocaleString("en-GB", { maximumSignificantDigits: 2 });
  return value < 100 ? decimals(value, 2) : figure(value);
}

/** As many decimals as an interval of that half-width gives a meaning to. */
export function digitsFor(halfWidth: number): number {
  if (!(halfWidth > 0)) return 0;
  return Math.min(4, Math.max(0, -Math.floor(Math.log10(halfWidth))));
}

/** Numbers below each other: whole ones whole, others with as many digits as tell a hundredth of their reach. */
export function written(values: readonly number[]): (value: number) => string {
  const reach = Math.max(...values) - Math.min(...values);
  const digits = values.every(Number.isInteger) ? 0 : Math.max(1, digitsFor(reach / 100));
  return (value) => decimals(value, digits);
}

function withMinus(text: string): string {
  return text.replace("-", "−");
}
