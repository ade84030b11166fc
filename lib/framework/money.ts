import { figure } from "@/lib/analysis/figures";

/** Money of a whole portfolio, rounded to what is known of it. */
export function money(value: number, currency: string): string {
  return `${figure(Number(value.toPrecision(3)))} ${currency}`;
}
