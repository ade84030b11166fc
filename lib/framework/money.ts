import { figure } from "@/lib/analysis/figures";

/** An amount rounded to what is known of it. */
export function rounded(value: number): string {
  return figure(Number(value.toPrecision(3)));
}

/** Money of a whole portfolio. */
export function money(value: number, currency: string): string {
  return `${rounded(value)} ${currency}`;
}

/** How long until what was paid came back: months, or years where there are many. */
export function payback(years: number): string {
  const months = Math.ceil(12 * years - 1e-9);
  if (months >= 24) return `${figure(years)} years`;
  if (months <= 0) return "at once";
  return months === 1 ? "one month" : `${months} months`;
}
