import { figure } from "@/lib/analysis/figures";
import type { Worth, WorthSource } from "@/lib/value/page-data";

const words: Record<WorthSource, string> = {
  imported: "as it was imported",
  elements: "by revenue, costs and years so far",
  estimated: "as the model estimates it",
};

const inOrder = ["imported", "estimated", "elements"] as const;

/** Whose values the tables add up, and by which rule: the first of the three that is known. */
export function WorthSources({ valued }: Pick<Worth, "valued">) {
  const known = inOrder.filter((source) => valued[source] > 0);
  if (known.length === 0) return null;
  const all = known.reduce((sum, source) => sum + valued[source], 0);
  const parts = known.map((source) => `${figure(valued[source])} ${words[source]}`);
  return (
    <p className="text-sm text-ink-muted">
      Value is known of {figure(all)} customers who have not left: {parts.join(", ")}. What was
      imported counts first, then the model, then what revenue, costs and years give, here and in
      every analysis.
    </p>
  );
}
