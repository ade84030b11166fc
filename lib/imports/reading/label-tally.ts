import { readDecimal } from "./decimal";
import { readClock } from "./duration";

/** As many days and teams as can be told apart: 20 teams over 2,000 days. */
const mostRows = 40_000;
const longestRemembered = 400;

/** Looks whether two rows are of the same: whether all that is not measured in them is alike. */
export class LabelTally {
  private readonly seen = new Set<string>();
  private repeated = false;
  private isLooking = true;

  add(cells: readonly string[]): void {
    if (!this.isLooking) return;
    const labels = JSON.stringify(cells.map((cell) => labelOf(cell.trim())));
    this.repeated = this.seen.has(labels);
    this.seen.add(labels);
    const isTooMuch = this.seen.size > mostRows || labels.length > longestRemembered;
    if (!this.repeated && !isTooMuch) return;
    this.isLooking = false;
    this.seen.clear();
  }

  /** Unknown where there was too much to be remembered. */
  get repeat(): boolean | undefined {
    return this.isLooking || this.repeated ? this.repeated : undefined;
  }
}

/** What a cell says but a measure; eight digits are a day. */
function labelOf(text: string): string {
  if (/^\d{8}$/.test(text)) return text;
  const bare = text.endsWith("%") ? text.slice(0, -1).trim() : text;
  if (readDecimal(bare, ".") !== undefined || readDecimal(bare, ",") !== undefined) return "";
  return readClock(text) === undefined ? text : "";
}
