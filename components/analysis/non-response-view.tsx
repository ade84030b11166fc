import { silenceRows } from "@/components/analysis/panel-rows";
import { PanelTools } from "@/components/analysis/panel-tools";
import { Panel } from "@/components/ui/panel";
import { Cell, HeaderCell, Table } from "@/components/ui/table";
import {
  decimals,
  digitsFor,
  figure,
  percent,
  percentWithLimits,
  range,
  signed,
} from "@/lib/analysis/figures";
import type { AskedDifference, NonResponse } from "@/lib/analysis/score-panels";
import { inSentence } from "@/lib/ground/in-sentence";

/** Who was asked and did not answer, by what is known of everybody who was asked. */
export function NonResponseView({ report }: { report: NonResponse }) {
  const { asked, answered, rate, differences } = report;
  return (
    <Panel
      title="Who did not answer"
      lead={finding(report)}
      actions={<PanelTools name="non-response" rows={silenceRows(report)} method="silence" />}
      flush={differences.length > 0}
    >
      {differences.length > 0 && (
        <Table label="Those who answered and those who did not" stacked>
          <thead>
            <tr>
              <HeaderCell>Mean of</HeaderCell>
              <HeaderCell align="right">Answered</HeaderCell>
              <HeaderCell align="right">Did not answer</HeaderCell>
              <HeaderCell align="right">Difference (95 % interval)</HeaderCell>
            </tr>
          </thead>
          <tbody>
            {differences.map((difference) => (
              <Row key={difference.variable.key} {...difference} />
            ))}
          </tbody>
        </Table>
      )}
      <p className={`text-xs text-ink-muted ${differences.length > 0 ? "px-5 py-3" : ""}`}>
        {figure(answered)} of {figure(asked)} invitations answered,{" "}
        {percentWithLimits(rate.share, rate.low, rate.high)}; those of the last seven days still
        have time. Grey: not beyond chance, corrected for the number of rows. Largest difference
        first, in standard deviations.
      </p>
    </Panel>
  );
}

function Row({ variable, answered, silent, difference, low, high, sure }: AskedDifference) {
  const look = sure ? "text-ink" : "text-ink-muted";
  const unit = variable.unit ? ` ${variable.unit}` : "";
  const digits = digitsFor((high - low) / 2);
  const written = (value: number) => decimals(value, digits);
  const mean = (value: number | null) => (value === null ? "–" : `${written(value)}${unit}`);
  return (
    <tr className={look}>
      <Cell className="max-sm:font-medium">{variable.label}</Cell>
      <Cell align="right" className="whitespace-nowrap">
        <span className="text-ink-muted sm:hidden">Answered: </span>
        {mean(answered.mean)}
      </Cell>
      <Cell align="right" className="whitespace-nowrap">
        <span className="text-ink-muted sm:hidden">Did not answer: </span>
        {mean(silent.mean)}
      </Cell>
      <Cell align="right" className="whitespace-nowrap">
        <span className="text-ink-muted sm:hidden">Difference: </span>
        {signed(difference, digits)} ({range(low, high, digits)})
      </Cell>
    </tr>
  );
}

function finding({ differences, rate }: NonResponse): string {
  const sure = differences.filter((each) => each.sure);
  const share = percent(1 - rate.share);
  if (differences.length === 0) {
    return `${share} did not answer; too little is known of them to say how they differ.`;
  }
  if (sure.length === 0) {
    return `${share} did not answer; in nothing that is known do they differ beyond chance.`;
  }
  const named = sure
    .slice(0, 3)
    .map(
      ({ variable, difference }) =>
        `${difference > 0 ? "lower" : "higher"} ${inSentence(variable.label)}`,
    );
  return `${share} did not answer. They had ${named.join(", ")}: the scores speak for those who answered.`;
}
