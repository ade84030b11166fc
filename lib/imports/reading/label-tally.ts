import { readDecimal } from "./decimal";
import { readClock } from "./duration";
import { readYesNo } from "./yes-no";

/** As many days and teams as can be told apart: 20 teams over 2,000 days. */
const mostRows = 40_000;
const longestRemembered = 400;
/** What is written where nothing was measured. */
const missing = new Set(["n/a", "na", "n.a.", "k.a.", "nan", "null", "none", "-", "–", "—", "?"]);

/**
 * Looks whether two rows are of the same: whether all that is not measured in them is alike. Yes, no
 * and missing words are measures where a column says nothing else; a region is called "N" or "NO", too.
 */
export class LabelTally {
  private readonly seen = new Set<string>();
  /** Of each column, whether it said anything but that and numbers. */
  private readonly isLabel: boolean[] = [];
  private repeated = false;
  private isLooking = true;

  add(cells: readonly string[]): void {
    if (!this.isLooking) return;
    const labels = cells.map((cell) => labelOf(cell.trim()));
    labels.forEach((label, j) => {
      this.isLabel[j] ||= !mayBeMeasured(label);
    });
    const row = JSON.stringify(labels);
    this.repeated = this.seen.has(row);
    this.seen.add(row);
    const isTooMuch = this.seen.size > mostRows || row.length > longestRemembered;
    if (!this.repeated && !isTooMuch) return;
    this.repeated ||= this.labelsRepeat();
    this.isLooking = false;
    this.seen.clear();
  }

  /** Unknown where there was too much to be remembered. */
  get repeat(): boolean | undefined {
    if (this.isLooking) return this.labelsRepeat();
    return this.repeated || undefined;
  }

  /** Whether rows that differ are alike in the columns that are labels. */
  private labelsRepeat(): boolean {
    const told = new Set<string>();
    for (const row of this.seen) {
      const labels: string[] = JSON.parse(row);
      told.add(JSON.stringify(labels.map((label, j) => (this.isLabel[j] ? label : ""))));
    }
    return told.size < this.seen.size;
  }
}

function mayBeMeasured(label: string): boolean {
  return label === "" || missing.has(label.toLowerCase()) || readYesNo(label) !== undefined;
}

/** What a cell says but a measure; eight digits are a day. */
function labelOf(text: string): string {
  if (/^\d{8}$/.test(text)) return text;
  const bare = text.endsWith("%") ? text.slice(0, -1).trim() : text;
  if (readDecimal(bare, ".") !== undefined || readDecimal(bare, ",") !== undefined) return "";
  return readClock(text) === undefined ? text : "";
}
