import { Panel } from "@/components/ui/panel";
import { TextLink } from "@/components/ui/text-link";
import { comparisonAddress } from "@/lib/analysis/comparison/comparison-question";
import type { Preset } from "@/lib/analysis/comparison/presets";

/** Before two selections stand: what could be compared, or why these two cannot be. */
export function ComparisonStart({
  presets,
  why,
}: {
  presets: readonly Preset[];
  why: "nothing-chosen" | "overlap";
}) {
  const lead =
    why === "overlap"
      ? "An answer could be in both A and B, and would be compared with itself. Choose times that do not meet, or different teams, channels, segments …"
      : "Choose A and B above, or start with one of these. Filters that are set stay set on both sides.";
  return (
    <Panel
      title={why === "overlap" ? "These two cannot be compared" : "What to compare"}
      lead={lead}
    >
      {presets.length > 0 && (
        <ul className="flex flex-col gap-2">
          {presets.map(({ label, question }) => (
            <li key={label}>
              <TextLink href={`/analysis/compare${comparisonAddress(question)}`}>{label}</TextLink>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
