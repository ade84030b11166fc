import type { CatalogueEntry } from "@/lib/analysis/catalogue";

export type Span = "day" | "week" | "month";

/** By what answers are grouped: not at all, by time, by a name, or by a variable's value. */
export type Partition =
  | { by: "all" }
  | { by: "time"; span: Span }
  | { by: "grouping"; key: string }
  /** With `from`, where ranges of values begin, ascending: by which of them, counted from 1. */
  | { by: "variable"; entry: CatalogueEntry; from?: readonly number[] };

/** By the values of a measurement, of which there are too many to be a group each. */
export function isMeasured(
  partition: Partition,
): partition is Extract<Partition, { by: "variable" }> {
  return partition.by === "variable" && partition.entry.variable.kind === "continuous";
}
