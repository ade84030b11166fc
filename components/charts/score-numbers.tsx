/** One period's score; without its numbers when too few answered to show them. */
export interface PeriodScore {
  label: string;
  n: number;
  value: number | null;
  ciLow: number | null;
  ciHigh: number | null;
  /** Between these the score lies when nothing changed. */
  limits?: { low: number; high: number } | null;
  /** The score lies beyond its limits. */
  news?: "up" | "down" | null;
}

interface ScoreNumbersProps {
  title: string;
  periods: readonly PeriodScore[];
  format: (value: number) => string;
}

/** What the line shows, as a table on demand. */
export function ScoreNumbers({ title, periods, format }: ScoreNumbersProps) {
  const limited = periods.some(({ limits }) => limits);
  const headings = ["Period", "Score", "95 % interval", "Answers"];
  const between = (low: number, high: number) => `${format(low)} to ${format(high)}`;
  return (
    <details className="mt-2 text-xs text-ink-muted">
      <summary className="w-fit rounded-sm py-1 hover:text-ink">Show the numbers</summary>
      <section
        aria-label={title}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region needs the keyboard
        tabIndex={0}
        className="overflow-x-auto"
      >
        <table className="mt-1 whitespace-nowrap tabular-nums">
          <caption className="sr-only">{title}</caption>
          <thead>
            <tr>
              {[...headings, ...(limited ? ["Control limits"] : [])].map((heading) => (
                <th key={heading} scope="col" className="py-1 pr-6 text-left font-medium">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {periods.map(({ label, value, ciLow, ciHigh, n, limits, news }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a label may come again next year
              <tr key={index}>
                <th scope="row" className="py-0.5 pr-6 text-left font-normal">
                  {label}
                </th>
                <td className="pr-6">{value === null ? missing(n) : format(value)}</td>
                <td className="pr-6">
                  {ciLow !== null && ciHigh !== null && between(ciLow, ciHigh)}
                </td>
                <td className="pr-6">{n}</td>
                {limited && (
                  <td>
                    {limits && between(limits.low, limits.high)}
                    {news && `, ${news === "up" ? "above" : "below"}`}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}

function missing(n: number): string {
  return n === 0 ? "nobody answered" : "too few to show";
}
