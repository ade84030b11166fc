import Link from "next/link";
import { shareWords } from "@/components/asking/share-words";
import { addressOf } from "@/components/ui/address-of";
import { classes } from "@/components/ui/classes";
import { reasonWords } from "@/lib/touchpoints/reason-words";
import { suppressionReasons } from "@/lib/touchpoints/sampling";

interface DecisionCountsProps {
  path: string;
  counts: ReadonlyMap<string, number>;
  /** What else the list is narrowed to, which a click leaves as it is. */
  keep?: Record<string, string | undefined>;
  /** What the list below is narrowed to. */
  chosen: string | undefined;
}

/** How often each reason decided; a click narrows the list to it. */
export function DecisionCounts({ path, keep, counts, chosen }: DecisionCountsProps) {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const rows = [
    { key: "invited", words: "Asked" },
    ...suppressionReasons.map((key) => ({ key, words: reasonWords[key] })),
  ].filter(({ key }) => counts.has(key));
  return (
    <ul className="flex flex-col gap-1">
      {rows.map(({ key, words }) => {
        const count = counts.get(key) ?? 0;
        const current = key === chosen;
        return (
          <li key={key}>
            <Link
              href={`${addressOf(path, { ...keep, reason: current ? undefined : key })}#decisions`}
              aria-current={current ? "true" : undefined}
              className={classes(
                "grid grid-cols-[10rem_minmax(0,1fr)_7rem] whitespace-nowrap items-center gap-3 rounded-md px-2 py-1.5 text-sm hover:bg-sunken max-sm:grid-cols-[8.5rem_minmax(0,1fr)_6.5rem]",
                current && "bg-accent-soft",
              )}
            >
              <span>{words}</span>
              <span aria-hidden className="h-2 overflow-hidden rounded-full bg-sunken">
                <span
                  className={classes(
                    "block h-full rounded-full",
                    key === "invited" ? "bg-accent" : "bg-level",
                  )}
                  style={{ width: `${(100 * count) / total}%` }}
                />
              </span>
              <span className="text-right tabular-nums text-ink-muted">
                {count.toLocaleString("en")} · {shareWords(count / total)}
              </span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
