import type { CatalogueEntry } from "@/lib/analysis/catalogue";

export type Span = "day" | "week" | "month";

/** By what answers are grouped: not at all, by time, by a name, or by a variable's value. */
export type Partition =
  | { by: "all" }
  | { by: "time"; span: Span }
  | { by: "grouping"; key: string }
  | { by: "variable"; entry: CatalogueEntry };
