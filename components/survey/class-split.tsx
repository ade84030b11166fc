import { Badge } from "@/components/ui/badge";
import type { ScoreGroup } from "@/lib/analysis/shapes";

const classes = [
  { name: "promoters", word: "Promoters", tone: "up", fill: "bg-up" },
  { name: "passives", word: "Passives", tone: "level", fill: "bg-level" },
  { name: "detractors", word: "Detractors", tone: "down", fill: "bg-down" },
] as const;

/** How many of each class answered: a bar of three parts, and the words beside it. */
export function ClassSplit({ group }: { group: ScoreGroup }) {
  const counts = classes.map((one) => ({ ...one, n: group[one.name] }));
  const shown = counts.flatMap((one) => (one.n === undefined ? [] : { ...one, n: one.n }));
  if (shown.length === 0 || group.n === 0) return null;
  return (
    <div className="mt-4">
      <div aria-hidden className="flex h-2.5 gap-0.5 overflow-hidden rounded-full">
        {shown.map(({ name, fill, n }) => (
          <span key={name} className={fill} style={{ flexGrow: n }} />
        ))}
      </div>
      <ul className="mt-2.5 flex flex-col gap-1.5 text-sm tabular-nums">
        {shown.map(({ name, word, tone, n }) => (
          <li key={name} className="flex items-center justify-between gap-3">
            <Badge tone={tone}>{word}</Badge>
            <span>
              {Math.round((n / group.n) * 100)} %
              <span className="ml-2 text-ink-muted">{n.toLocaleString("en")}</span>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
