import type { ComparedConditions } from "@/lib/analysis/comparison/shapes";
import type { Variable } from "@/lib/analysis/shapes";

// What the page of comparisons is handed: plain data, apart from what reads the database.

/** Means and drivers of both sides, and what the variables are called. */
export interface ComparisonPanel {
  conditions: ComparedConditions;
  outcome: Variable;
  variables: Variable[];
}
