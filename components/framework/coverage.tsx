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
      {picture.coverage.map(({ grain, n, variables }) => (
        <Panel
          key={`${grain} ${variables.map(({ key }) => key).join(" ")}`}
          title="What is known of how many"
          lead={coverageLead(grain, n, variables.length)}
        >
          <Table label={`What is known of how many, ${unitWords[grain]}`} stacked>
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
