import { chance, decimals, figure, range } from "@/lib/analysis/figures";
import { unitWords } from "@/lib/analysis/panel-words";
import type { CorrelationCell, Variable } from "@/lib/analysis/shapes";

const methods = {
  pearson: "Pearson",
  spearman: "Spearman",
  kendall: "Kendall τ-b",
};

const missing = {
  ok: "",
  "no-variation": "no variation",
  "too-few-rows": "too few to be shown",
};

/** One cell in full: both names, coefficient, interval, n, q. */
export function cellTitle(cell: CorrelationCell, x: string, y: string): string {
  const pair = `${x} and ${y}`;
  const count = `n = ${figure(cell.n)}`;
  if (cell.r === null) return `${pair}: ${missing[cell.status]}, ${count}`;
  const parts = [
    `${pair}: ${decimals(cell.r, 2)}`,
    cell.ciLow !== null && cell.ciHigh !== null
      ? `interval ${range(cell.ciLow, cell.ciHigh, 2)}`
      : "",
    `${count} ${unitWords[cell.grain]}`,
    cell.q !== null ? `q ${chance(cell.q).replace(/^(?=\d)/, "= ")}` : "",
    methods[cell.method],
  ];
  return parts.filter(Boolean).join(", ");
}

/** One pair in a plain sentence: whether, which way and how closely the two go together. */
export function cellSentence(cell: CorrelationCell, x: Variable, y: Variable): string {
  if (cell.r === null) return `${x.label} and ${y.label}: ${missing[cell.status]}.`;
  if (cell.q === null || cell.q >= 0.05) {
    return `${x.label} and ${y.label} do not go together beyond chance.`;
  }
  const size = Math.abs(cell.r);
  const closely = size >= 0.5 ? "closely" : size >= 0.3 ? "moderately" : "weakly";
  const way = cell.r > 0 ? "higher" : "lower";
  return `Higher values of ${x.label} go ${closely} with ${way} values of ${y.label}.`;
}

/** The numbers of one pair, its units and its method. */
export function basisOfCell(cell: CorrelationCell, pairsTested: number, without = 0): string {
  const { r, ciLow, ciHigh, n, q } = cell;
  const interval =
    ciLow === null || ciHigh === null ? "" : ` (95 % interval ${range(ciLow, ciHigh, 2)})`;
  const average = cell.grain === "interaction" ? "" : ", averages of each";
  const parts = [
    r === null ? "" : `${methods[cell.method]} r = ${decimals(r, 2)}${interval}`,
    `n = ${figure(n)} ${unitWords[cell.grain]}${average}`,
    without > 0 ? `left out: ${figure(without)} without one or both` : "",
    q === null ? "" : `q ${chance(q).replace(/^(?=\d)/, "= ")} among ${figure(pairsTested)} pairs`,
  ];
  return `${parts.filter(Boolean).join("; ")}. Association, not cause.`;
}

/** Since when a kept result stands, in the reader's words, and whether it is of the latest data. */
export function age(computedAt: Date, now: Date, isLatest = true): string {
  const since = isLatest ? "the data have not changed since" : "data have come in since";
  const minutes = Math.floor((now.getTime() - computedAt.getTime()) / 60_000);
  if (minutes < 1) return isLatest ? "Computed just now." : `Computed just now; ${since}.`;
  if (minutes < 60) return `Computed ${minutes} min ago; ${since}.`;
  const hours = Math.floor(minutes / 60);
  const ago = hours < 48 ? `${hours} h` : `${Math.floor(hours / 24)} days`;
  return `Computed ${ago} ago; ${since}.`;
}
