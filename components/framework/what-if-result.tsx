import { BandBar } from "@/components/charts/band-bar";
import { ReturnView } from "@/components/framework/return-view";
import { Notice } from "@/components/ui/notice";
import { figure } from "@/lib/analysis/figures";
import { money, rounded } from "@/lib/framework/money";
import type { Bands, Node, WhatIfAnswer } from "@/lib/framework/shapes";

interface WhatIfResultProps {
  answer: WhatIfAnswer;
  variables: readonly Node[];
}

interface Outcome {
  key: string;
  label: string;
  unit: string;
  bands: Bands;
}

/** What a change would bring: the value of all customers first, then every variable on the way. */
export function WhatIfResult({ answer, variables }: WhatIfResultProps) {
  const { portfolio, warnings, assumptions } = answer;
  const { ends, onTheWay } = outcomesOf(answer, variables);
  return (
    <div className="flex flex-col gap-4">
      {portfolio && (
        <div>
          <p className="text-sm text-ink-muted">
            Lifetime value of {figure(portfolio.customers)} customers
          </p>
          <p className="text-2xl font-semibold tracking-tight text-ink tabular-nums">
            {portfolio.median > 0 ? "+" : ""}
            {money(portfolio.median, portfolio.currency)}
          </p>
          <p className="text-sm text-ink-muted tabular-nums">
            80 %: {rounded(portfolio.low80)} to {rounded(portfolio.high80)} · 95 %:{" "}
            {rounded(portfolio.low95)} to {rounded(portfolio.high95)} ·{" "}
            {money(portfolio.median / portfolio.years, portfolio.currency)} a year
          </p>
        </div>
      )}
      <OutcomeTable outcomes={ends} />
      <ReturnView answer={answer} variables={variables} />
      {warnings.length > 0 && (
        <Notice tone="warn">
          {warnings.map(({ variable, code, message }) => (
            <p key={`${code} ${variable}`}>{message}</p>
          ))}
        </Notice>
      )}
      <div>
        <h3 className="text-xs font-medium text-ink">Assumed</h3>
        <ul className="mt-1 list-disc pl-5 text-xs text-ink-muted">
          {assumptions.map((assumption) => (
            <li key={assumption}>{assumption}</li>
          ))}
        </ul>
      </div>
      {onTheWay.length > 0 && (
        <details>
          <summary className="cursor-pointer text-sm text-ink-muted">
            {figure(onTheWay.length)} KPIs on the way
          </summary>
          <OutcomeTable outcomes={onTheWay} />
        </details>
      )}
    </div>
  );
}

function OutcomeTable({ outcomes }: { outcomes: readonly Outcome[] }) {
  return (
    <table className="w-full border-collapse text-sm">
      <caption className="sr-only">Changes, with bands of 80 and 95 %</caption>
      <thead>
        <tr className="text-left text-xs text-ink-muted">
          <th scope="col" className="pb-1 font-medium">
            Change of
          </th>
          <th scope="col" className="w-1/4 pb-1 font-medium max-sm:sr-only">
            Bands
          </th>
          <th scope="col" className="pb-1 text-right font-medium">
            Median, 80 %, 95 %
          </th>
        </tr>
      </thead>
      <tbody>
        {outcomes.map(({ key, label, unit, bands }) => (
          <tr key={key} className="border-t border-line">
            <th scope="row" className="py-1.5 pr-3 text-left font-medium text-ink">
              {label}
            </th>
            <td className="max-sm:hidden">
              <BandBar {...bands} />
            </td>
            <td className="py-1.5 pl-3 text-right tabular-nums">
              {bands.median > 0 ? "+" : ""}
              {figure(bands.median)} {unit}
              <span className="block text-xs text-ink-muted">
                {between(bands, "80")} · {between(bands, "95")}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const hundredfold = ({ median, low80, high80, low95, high95 }: Bands): Bands => ({
  median: 100 * median,
  low80: 100 * low80,
  high80: 100 * high80,
  low95: 100 * low95,
  high95: 100 * high95,
});

/** What managers ask for, and what leads there; shares as percentage points. */
function outcomesOf({ effects, nps }: WhatIfAnswer, variables: readonly Node[]) {
  const all = effects.flatMap(({ variable, ...bands }) => {
    const node = variables.find(({ key }) => key === variable);
    if (!node) return [];
    const isShare = node.kind === "binary";
    const unit = isShare ? "% points" : (node.unit ?? "");
    const outcome = { key: node.key, label: node.label, unit };
    return [{ node, outcome: { ...outcome, bands: isShare ? hundredfold(bands) : bands } }];
  });
  const isEnd = ({ level }: Node) =>
    level === "experience" || level === "strategic" || level === "value";
  const score = nps ? [{ key: "score", label: "NPS", unit: "points", bands: nps }] : [];
  const of = (end: boolean): Outcome[] =>
    all.filter(({ node }) => isEnd(node) === end).map(({ outcome }) => outcome);
  return { ends: [...score, ...of(true)], onTheWay: of(false) };
}

function between(bands: Bands, band: "80" | "95"): string {
  const [low, high] = band === "80" ? [bands.low80, bands.high80] : [bands.low95, bands.high95];
  return `${figure(low)} to ${figure(high)}`;
}
