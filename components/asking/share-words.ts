/** A share as everywhere: "88 %", not broken over two lines. */
export function shareWords(share: number, digits = 0): string {
  const percent = (100 * share).toLocaleString("en", { maximumFractionDigits: digits });
  return `${percent}\u00a0%`;
}
