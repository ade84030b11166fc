import { money } from "@/components/framework/words";
import { Notice } from "@/components/ui/notice";
import { Cell, HeaderCell, Table } from "@/components/ui/table";
import { figure, percent } from "@/lib/analysis/figures";
import type { Bands, Node, WhatIfAnswer } from "@/lib/framework/shapes";

interface WhatIfResultProps {
  answer: WhatIfAnswer;
  variables: readonly Node[];
}

/** What a change would bring: the value of all customers first, then every variable on the way. */
export function WhatIfResult({ answer, variables }: WhatIfResultProps) {
  const { portfolio, roi, effects, warnings, assumptions } = answer;
  const shown = effects.flatMap((effect) => {
    const node = variables.find(({ key }) => key === effect.variable);
    return node ? [{ node, effect }] : [];
  });
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
            80 %: {between(portfolio, "80")} · 95 %: {between(portfolio, "95")}
          </p>
        </div>
      )}
      {roi && portfolio && (
        <p className="text-sm text-ink">
          For {money(roi.cost, portfolio.currency)} it returns {percent(roi.return.median)} (95 %:{" "}
          {percent(roi.return.low95)} to {percent(roi.return.high95)}) and pays with a probability
          of {percent(roi.probabilityPays)}
          {roi.paybackYears === null
            ? "; it does not pay back within the horizon."
            : `, after ${figure(roi.paybackYears)} years.`}
        </p>
      )}
      <Table label="Changes of means">
        <thead>
          <tr>
            <HeaderCell>Variable</HeaderCell>
            <HeaderCell align="right">Change</HeaderCell>
            <HeaderCell align="right">80 %</HeaderCell>
            <HeaderCell align="right">95 %</HeaderCell>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ node, effect }) => (
            <tr key={node.key}>
              <Cell>{node.label}</Cell>
              <Cell align="right" className="tabular-nums">
                {effect.median > 0 ? "+" : ""}
                {figure(effect.median)}
              </Cell>
              <Cell align="right" className="whitespace-nowrap text-ink-muted tabular-nums">
                {between(effect, "80")}
              </Cell>
              <Cell align="right" className="whitespace-nowrap text-ink-muted tabular-nums">
                {between(effect, "95")}
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
      {warnings.length > 0 && (
        <Notice tone="warn">
          {warnings.map(({ variable, code, message }) => (
            <p key={`${code} ${variable}`}>{message}</p>
          ))}
        </Notice>
      )}
      <ul className="list-disc pl-5 text-xs text-ink-muted">
        {assumptions.map((assumption) => (
          <li key={assumption}>{assumption}</li>
        ))}
      </ul>
    </div>
  );
}

function between(bands: Bands, band: "80" | "95"): string {
  const [low, high] = band === "80" ? [bands.low80, bands.high80] : [bands.low95, bands.high95];
  return `${figure(low)} to ${figure(high)}`;
}
