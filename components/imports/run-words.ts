import type { BadgeTone } from "@/components/ui/badge";
import type { Import, ImportCounts, ImportSummary } from "@/lib/imports/shapes";

const number = new Intl.NumberFormat("en");

export const countWords: { key: keyof ImportCounts; label: string }[] = [
  { key: "customers", label: "Customers" },
  { key: "interactions", label: "Interactions" },
  { key: "responses", label: "Survey responses" },
  { key: "kpiValues", label: "KPI values" },
  { key: "purchases", label: "Purchases" },
  { key: "referrals", label: "Referrals" },
];

/** "1 row", "4,998 rows". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${number.format(count)} ${count === 1 ? one : many}`;
}

/** An import nothing more will come of by itself. */
export function hasEnded({ status }: { status: ImportSummary["status"] }): boolean {
  return status === "completed" || status === "failed";
}

/** How an import or its check ended, in one sentence. */
export function endOf({ status, rows, failure, dryRun }: Import): string {
  const { read, accepted, rejected } = rows;
  if (status === "failed") {
    return failure ?? (dryRun ? "The file could not be checked." : "The import failed.");
  }
  if (rejected === 0) return `All ${counted(read, "row")} ${dryRun ? "can be" : "were"} imported.`;
  if (accepted === 0) return dryRun ? "No row can be imported as it is." : "No row was imported.";
  const good = `${number.format(accepted)} of ${counted(read, "row")}`;
  const left = counted(rejected, "row");
  if (dryRun) return `${good} can be imported; ${left} would be left out.`;
  return `${good} were imported; ${left} ${rejected === 1 ? "was" : "were"} left out.`;
}

/** An upload that somebody can still go on with. */
export function waits({ status, dryRun, hasUpload }: ImportSummary): boolean {
  return hasUpload && (status === "uploaded" || (dryRun && hasEnded({ status })));
}

interface State {
  label: string;
  tone: BadgeTone;
}

/** How an import stands, in a word or two. */
export function stateOf(run: ImportSummary): State {
  const { status, dryRun, rows } = run;
  if (waits(run)) return { label: "Not imported yet", tone: "neutral" };
  if (status === "queued") return { label: "Waiting", tone: "accent" };
  if (status === "running") return { label: dryRun ? "Being checked" : "Running", tone: "accent" };
  if (status === "failed") return { label: "Failed", tone: "bad" };
  if (dryRun) return { label: "Only checked", tone: "neutral" };
  return rows.rejected > 0
    ? { label: "Done, with errors", tone: "warn" }
    : { label: "Done", tone: "good" };
}
