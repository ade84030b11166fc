import { Refresh } from "@/components/ui/refresh";
import { figure } from "@/lib/analysis/figures";
import type { LeftBy } from "@/lib/analysis/panels";
import type { SoFar } from "@/lib/analysis/so-far";

const words: Record<LeftBy["filter"], string> = {
  all: "Everything",
  from: "in that time",
  surveys: "of that survey",
  touchpoints: "at that touchpoint",
  channels: "through that channel",
  teams: "of that team",
  segments: "of that segment",
  valueTiers: "of that value",
};

/** How many answers and contacts each filter leaves, one after the other. */
export function RowsLeftView({ left }: { left: SoFar<LeftBy[]> | null }) {
  if (!left) return null;
  if (!left.kept) {
    return (
      <p role="status" className="text-xs text-ink-muted">
        Counting answers
        <Refresh seconds={2} />
      </p>
    );
  }
  return (
    <ol aria-label="What each filter leaves" className="flex flex-wrap gap-x-2 gap-y-1 text-xs">
      {left.kept.value.map(({ filter, answers, rows }, k) => (
        <li key={filter} className="text-ink-muted tabular-nums">
          {k > 0 && <span aria-hidden>→ </span>}
          {words[filter]} <span className="font-medium text-ink">{figure(answers)} answers</span> in{" "}
          {figure(rows)} contacts
        </li>
      ))}
    </ol>
  );
}
