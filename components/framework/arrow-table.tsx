import { arrowSentence, strength } from "@/components/framework/words";
import { Panel } from "@/components/ui/panel";
import { Cell, HeaderCell, Table } from "@/components/ui/table";
import { isEvidence, type PictureArrow } from "@/lib/framework/picture";

/** The picture as a table, the strongest first: what may be chance, and what is arithmetic, is folded away. */
export function ArrowTable({ arrows }: { arrows: readonly PictureArrow[] }) {
  const clear = arrows.filter(isEvidence);
  const others = arrows.filter((arrow) => !clear.includes(arrow));
  return (
    <Panel title="Every arrow" lead="The same as a table, the strongest first.">
      <div className="flex flex-col gap-4">
        {clear.length > 0 && <Rows label="Arrows that are clear of zero" arrows={clear} />}
        {others.length > 0 && (
          <details open={clear.length === 0}>
            <summary className="cursor-pointer text-sm text-ink-muted">
              {others.length} that may be chance, are arithmetic, or were fixed by hand
            </summary>
            <div className="mt-3">
              <Rows label="The other arrows" arrows={others} />
            </div>
          </details>
        )}
      </div>
    </Panel>
  );
}

function Rows({ label, arrows }: { label: string; arrows: readonly PictureArrow[] }) {
  return (
    <Table label={label} stacked>
      <thead>
        <tr>
          <HeaderCell>From</HeaderCell>
          <HeaderCell>To</HeaderCell>
          <HeaderCell align="right">Standardised</HeaderCell>
          <HeaderCell>In words</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {arrows.map((arrow) => (
          <tr key={`${arrow.from.key} ${arrow.to.key}`}>
            <Cell>{arrow.from.label}</Cell>
            <Cell>
              <span className="sm:hidden">→ </span>
              {arrow.to.label}
            </Cell>
            <Cell align="right" className="tabular-nums">
              <span className="text-ink-muted sm:hidden">Standardised: </span>
              {strength(arrow)}
            </Cell>
            <Cell className="text-xs">{arrowSentence(arrow)}</Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
