import type { CatalogueEntry } from "@/lib/analysis/catalogue";
import { type FrameRow, rowHeadings, valueColumn } from "@/lib/analysis/frame-rows.store";
import type { CorrelationsAnswer, DriversAnswer, ScoreGroup } from "@/lib/analysis/shapes";
import { type Cell, csvRecord } from "@/lib/ground/csv";

// The tables of an export, each as a CSV file; recompute.R reads them.

/** The numbers of a page, as it shows them. */
export interface PageNumbers {
  scores: ReadonlyMap<string, ScoreGroup>;
  correlations: CorrelationsAnswer;
  /** Null where the page says why there is none. */
  drivers: DriversAnswer | null;
}

/** The frame, some rows at a time. */
export async function* frameFile(
  keys: readonly string[],
  pieces: AsyncIterable<readonly FrameRow[]>,
): AsyncGenerator<string> {
  const columns = [...rowHeadings, ...keys.map((_, j) => valueColumn(j))];
  yield csvRecord([...rowHeadings, ...keys]);
  for await (const rows of pieces) {
    yield rows.map((row) => csvRecord(columns.map((column) => row[column]))).join("");
  }
}

/** The columns of the frame, and the part of each in the model of drivers. */
export function variablesFile(
  entries: readonly CatalogueEntry[],
  answer: DriversAnswer | null,
): string {
  const headings = [
    ...["key", "label", "level", "kind", "unit", "part", "better", "scaleMin", "scaleMax"],
  ];
  const rows = entries.map(({ variable, unit }): Cell[] => {
    const { key, label, level, kind, scale } = variable;
    const better = answer?.drivers.find((driver) => driver.key === key)?.better;
    return [key, label, level, kind, unit, partOf(key, answer), better, scale?.min, scale?.max];
  });
  return fileOf([headings, ...rows]);
}

/** Left out of the model, but complete rows have it; a variable without values plays no part. */
function partOf(key: string, answer: DriversAnswer | null): string | null {
  if (key === answer?.outcome) return "outcome";
  if (answer?.drivers.some((driver) => driver.key === key)) return "driver";
  const dropped = answer?.dropped.find((each) => each.key === key);
  return dropped && dropped.reason !== "no-values" ? "dropped" : null;
}

export function settingsFile(settings: Readonly<Record<string, Cell>>): string {
  return fileOf([["name", "value"], ...Object.entries(settings)]);
}

/** Every number of the page, one a line. */
export function pageFile({ scores, correlations, drivers }: PageNumbers): string {
  const rows = [
    ...[...scores].flatMap(([metric, { n, value, ciLow, ciHigh, mean }]) =>
      numbers(["scores", metric, ""], { n, value, ciLow, ciHigh, mean }),
    ),
    ...correlations.cells.flatMap(({ x, y, r, n, ciLow, ciHigh, p, q }) =>
      numbers(["correlations", x, y], { r, n, ciLow, ciHigh, p, q }),
    ),
    ...(drivers ? driverNumbers(drivers) : []),
  ];
  return fileOf([["panel", "x", "y", "quantity", "value"], ...rows]);
}

function driverNumbers(answer: DriversAnswer): Cell[][] {
  const { n, r2, adjustedR2, intercept, residualStandardError, outcome, threshold } = answer;
  const model = { n, r2, adjustedR2, intercept, residualStandardError };
  return [
    ...numbers(["drivers", outcome, ""], model),
    ...answer.drivers.flatMap((driver) => {
      const { coefficient, standardError, t, p, q, beta, r, partialR, vif } = driver;
      const { lmg, lmgShare, relativeWeight, mean, sd, min, max, penalty, reward } = driver;
      return numbers(["drivers", driver.key, outcome], {
        ...{ coefficient, standardError, t, p, q, beta, r, partialR, vif },
        ...{ lmg, lmgShare, relativeWeight, mean, sd, min, max, penalty, reward },
      });
    }),
    ...answer.drivers.flatMap(({ key, lmgLow, lmgHigh }) =>
      numbers(["resampled", key, outcome], { lmgLow, lmgHigh }),
    ),
    ...numbers(["resampled", outcome, ""], { threshold }),
  ];
}

/** One row per quantity; what does not apply, and is undefined, has none. */
function numbers(
  about: readonly [string, string, string],
  quantities: Record<string, number | null | undefined>,
): Cell[][] {
  return Object.entries(quantities).flatMap(([name, value]) =>
    value === undefined ? [] : [[...about, name, value]],
  );
}

function fileOf(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => csvRecord(row)).join("");
}
