import type { BadgeTone } from "@/components/ui/badge";
import type { Import, ImportCounts, ImportSummary } from "@/lib/imports/shapes";

const number = new Intl.NumberFormat("en");

export const countWords: { key: keyof ImportCounts; label: string }[] = [
  { key: "customers", label: "Customers" },
  { key: "interactions", label: "Interactions" },
  { key: "responses", label: "Survey responses" },
  { key: "kpiValues", label: "KPI values" },
  { key: "purchases", label: "Purchases" },
];

/** "1 row", "4,998 rows". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${number.format(count)} ${count === 1 ? one : many}`;
}

/** An import nothing more will come of by itself. */
export function hasEnded({ status }: Pick<Import, "status">): boolean {
  return status === "completed" || status === "failed";
}

interface State {
  label: string;
  tone: BadgeTone;
}

/** How an import stands, in a word or two. */
export function stateOf(run: ImportSummary): State {
  const { status, dryRun, rows } = run;
  if (status === "uploaded" || (dryRun && status !== "failed")) {
    return { label: "Not imported yet", tone: "neutral" };
  }
  if (status === "queued") return { label: "Waiting", tone: "accent" };
  if (status === "running") return { label: "Running", tone: "accent" };
  if (status === "failed") return { label: "Failed", tone: "bad" };
  return rows.rejected > 0
    ? { label: "Done, with errors", tone: "warn" }
    : { label: "Done", tone: "good" };
}
