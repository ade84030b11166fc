import { leftOutLead, leftOutTitle } from "@/components/framework/words";
import { Panel } from "@/components/ui/panel";
import { Cell, HeaderCell, Table } from "@/components/ui/table";
import { counted, unitWords } from "@/lib/analysis/panel-words";
import type { FrameworkPicture } from "@/lib/framework/picture";

/** What too few rows have, and is therefore not in the chain. */
export function LeftOut({ picture }: { picture: Pick<FrameworkPicture, "leftOut" | "choices"> }) {
  const { leftOut, choices } = picture;
  if (leftOut.length === 0) return null;
  const labels = new Map(choices.map(({ key, label }) => [key, label]));
  const grains = [...new Set(leftOut.map(({ grain }) => grain))];
  return (
    <>
      {grains.map((grain) => {
        const left = leftOut.filter((each) => each.grain === grain);
        return (
          <Panel
            key={grain}
            title={leftOutTitle(grain, left.length)}
            lead={leftOutLead(grain, left)}
          >
            <Table label={`Left out, ${unitWords[grain]}`} stacked>
              <thead>
                <tr>
                  <HeaderCell>Left out</HeaderCell>
                  <HeaderCell align="right">Known of</HeaderCell>
                </tr>
              </thead>
              <tbody>
                {left.map(({ key, known }) => (
                  <tr key={key}>
                    <Cell>{labels.get(key) ?? key}</Cell>
                    <Cell align="right" className="tabular-nums">
                      <span className="text-ink-muted sm:hidden">Known of </span>
                      {counted(known, grain)}
                    </Cell>
                  </tr>
                ))}
              </tbody>
            </Table>
          </Panel>
        );
      })}
    </>
  );
}
