import { coverageLead } from "@/components/framework/words";
import { Panel } from "@/components/ui/panel";
import { Cell, HeaderCell, Table } from "@/components/ui/table";
import { counted, unitWords } from "@/lib/analysis/panel-words";
import type { FrameworkPicture } from "@/lib/framework/picture";

/** Where nothing could be measured: what is known of how many, and how many would do without each. */
export function Coverage({ picture }: { picture: Pick<FrameworkPicture, "coverage" | "choices"> }) {
  const labels = new Map(picture.choices.map(({ key, label }) => [key, label]));
  return (
    <>
      {picture.coverage.map(({ grain, n, variables }, place) => (
        <Panel
          key={`${grain} ${variables.map(({ key }) => key).join(" ")}`}
          title={titleOf(picture.coverage, place)}
          lead={coverageLead(grain, n, variables.length)}
        >
          <Table label={`${titleOf(picture.coverage, place)}, as a table`} stacked>
            <thead>
              <tr>
                <HeaderCell>Variable</HeaderCell>
                <HeaderCell align="right">Known of</HeaderCell>
                <HeaderCell align="right">Without it, all others are known of</HeaderCell>
              </tr>
            </thead>
            <tbody>
              {variables.map(({ key, known, without }) => (
                <tr key={key}>
                  <Cell>{labels.get(key) ?? key}</Cell>
                  <Cell align="right" className="tabular-nums">
                    <span className="text-ink-muted sm:hidden">Known of </span>
                    {counted(known, grain)}
                  </Cell>
                  <Cell align="right" className="tabular-nums">
                    <span className="text-ink-muted sm:hidden">Without it, all others of </span>
                    {counted(without, grain)}
                  </Cell>
                </tr>
              ))}
            </tbody>
          </Table>
        </Panel>
      ))}
    </>
  );
}

/** Days of teams and of everybody are both days: the second of a grain is counted. */
function titleOf(coverage: FrameworkPicture["coverage"], place: number): string {
  const grain = coverage[place]?.grain ?? "customer";
  const earlier = coverage.slice(0, place).filter((each) => each.grain === grain).length;
  const which = earlier > 0 ? ` (${earlier + 1})` : "";
  return `What is known of how many ${unitWords[grain]}${which}`;
}
