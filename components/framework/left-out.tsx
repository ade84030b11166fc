import {
  countedRows,
  leftOutLead,
  leftOutTitle,
  reasonsToLeave,
  rowsOf,
} from "@/components/framework/words";
import { Panel } from "@/components/ui/panel";
import { Cell, HeaderCell, Table } from "@/components/ui/table";
import type { FrameworkPicture } from "@/lib/framework/picture";

/** What is not in the chain, because it is seldom known beside the rest; by what a row is. */
export function LeftOut({ picture }: { picture: Pick<FrameworkPicture, "leftOut" | "choices"> }) {
  const { leftOut, choices } = picture;
  if (leftOut.length === 0) return null;
  const labels = new Map(choices.map(({ key, label }) => [key, label]));
  const units = [...new Set(leftOut.map(({ unit }) => unit))];
  return (
    <>
      {units.map((unit) => {
        const left = leftOut.filter((each) => each.unit === unit);
        return (
          <Panel key={unit} title={leftOutTitle(unit, left.length)} lead={leftOutLead(unit, left)}>
            <Table label={`Left out, ${rowsOf[unit]}`} stacked>
              <thead>
                <tr>
                  <HeaderCell>Left out</HeaderCell>
                  <HeaderCell>Why</HeaderCell>
                  <HeaderCell align="right">Known of</HeaderCell>
                </tr>
              </thead>
              <tbody>
                {left.map(({ key, reason, known }) => (
                  <tr key={key}>
                    <Cell>{labels.get(key) ?? key}</Cell>
                    <Cell>
                      <span className="text-ink-muted sm:hidden">Why: </span>
                      {reasonsToLeave[reason]}
                    </Cell>
                    <Cell align="right" className="tabular-nums">
                      <span className="text-ink-muted sm:hidden">Known of </span>
                      {countedRows(known, unit)}
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
