interface SimulatedRow {
  words: string;
  before: number;
  after: number;
  /** Of how many. */
  of?: number;
}

const number = (n: number) => n.toLocaleString("en");

const shown = 8;

/** Counts by the rules now and as they would be. */
export function SimulatedTable({ title, rows }: { title: string; rows: readonly SimulatedRow[] }) {
  if (rows.length === 0) return null;
  const others = rows.slice(shown);
  const total = others.reduce(
    (sum, { before, after, of = 0 }) => ({
      before: sum.before + before,
      after: sum.after + after,
      of: sum.of + of,
    }),
    { before: 0, after: 0, of: 0 },
  );
  const hasWhole = rows.some(({ of }) => of !== undefined);
  const rest = others.length > 0 ? [{ words: `${others.length} more`, ...total }] : [];
  return (
    <table className="w-full self-start text-sm">
      <caption className="pb-1 text-left text-sm font-medium text-ink">{title}</caption>
      <thead className="text-xs text-ink-muted">
        <tr className="border-b border-line">
          <th scope="col" className="py-1 text-left font-medium">
            <span className="sr-only">What</span>
          </th>
          {hasWhole && <Heading>Interactions</Heading>}
          <Heading>Now</Heading>
          <Heading>Then</Heading>
        </tr>
      </thead>
      <tbody>
        {[...rows.slice(0, shown), ...rest].map(({ words, before, after, of }) => (
          <tr key={words} className="border-b border-line last:border-0">
            <th scope="row" className="py-1.5 text-left font-normal break-words">
              {words}
            </th>
            {hasWhole && <Count>{of ?? 0}</Count>}
            <Count>{before}</Count>
            <Count strong={after !== before}>{after}</Count>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Heading({ children }: { children: string }) {
  return (
    <th scope="col" className="py-1 pl-4 text-right font-medium">
      {children}
    </th>
  );
}

function Count({ children, strong = false }: { children: number; strong?: boolean }) {
  return (
    <td
      className={`py-1.5 pl-4 text-right tabular-nums ${strong ? "font-medium" : "text-ink-muted"}`}
    >
      {number(children)}
    </td>
  );
}
