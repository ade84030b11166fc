import { dayWords } from "@/components/asking/day-words";
import { Cell, HeaderCell, Table } from "@/components/ui/table";
import type { DecisionCounts } from "@/lib/touchpoints/ledger-shapes";
import { reasonWords } from "@/lib/touchpoints/reason-words";
import { suppressionReasons } from "@/lib/touchpoints/sampling";

const columns = [
  { key: "invited", words: "Asked" },
  ...suppressionReasons.map((key) => ({ key, words: reasonWords[key] })),
];

/** The numbers behind the bars: every reason on every day, the latest first. */
export function ReasonsByDay({ counts }: { counts: DecisionCounts["data"] }) {
  const days = new Map<string, Map<string, number>>();
  for (const { day, reason, count } of counts) {
    days.set(day, (days.get(day) ?? new Map<string, number>()).set(reason, count));
  }
  const met = new Set(counts.map(({ reason }) => reason));
  const shown = columns.filter(({ key }) => met.has(key));
  return (
    <details className="text-xs text-ink-muted">
      <summary className="w-fit cursor-pointer rounded-sm py-1 font-medium text-accent-ink">
        Every reason, day by day
      </summary>
      <div className="mt-2 max-h-80 overflow-y-auto">
        <Table label="Reasons by day">
          <thead>
            <tr>
              <HeaderCell>Day</HeaderCell>
              {shown.map(({ key, words }) => (
                <HeaderCell key={key} align="right">
                  {words}
                </HeaderCell>
              ))}
            </tr>
          </thead>
          <tbody>
            {[...days].reverse().map(([day, reasons]) => (
              <tr key={day}>
                <Cell className="whitespace-nowrap">{dayWords(day)}</Cell>
                {shown.map(({ key }) => (
                  <Cell key={key} align="right" className="tabular-nums">
                    {(reasons.get(key) ?? 0).toLocaleString("en")}
                  </Cell>
                ))}
              </tr>
            ))}
          </tbody>
        </Table>
      </div>
    </details>
  );
}
