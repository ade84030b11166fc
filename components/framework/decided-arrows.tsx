import { type DecideAction, DecideArrowForm } from "@/components/framework/decide-arrow-form";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { Moment } from "@/components/ui/moment";
import { Panel } from "@/components/ui/panel";
import { Cell, HeaderCell, Table } from "@/components/ui/table";
import { figure } from "@/lib/analysis/figures";
import type { Edge } from "@/lib/framework/edge-shapes";
import type { FrameworkPicture } from "@/lib/framework/picture";
import type { Answer } from "@/lib/ground/answer";

export interface DecidedArrowsActions {
  /** Absent for those who may only look. */
  decide: DecideAction | undefined;
  undo: ((input: { edgeId: string }) => Promise<Answer<void>>) | undefined;
}

interface DecidedArrowsProps extends DecidedArrowsActions {
  picture: Pick<FrameworkPicture, "decided" | "choices" | "timeZone">;
}

const words: Record<Edge["kind"], string> = {
  added: "Added",
  removed: "Taken away",
  fixed: "Fixed",
};

/** The arrows that people settled and data did not, each with its reason. */
export function DecidedArrows({ picture, decide, undo }: DecidedArrowsProps) {
  const { decided, choices, timeZone } = picture;
  if (decided.length === 0 && !decide) return null;
  const labels = new Map(choices.map(({ key, label }) => [key, label]));
  const named = ({ from, to }: Edge) => `${labels.get(from) ?? from} → ${labels.get(to) ?? to}`;
  return (
    <Panel
      title="Arrows decided by hand"
      lead="Every variable points at all of the levels after it, unless somebody knows better. The chain is measured anew with what is decided here, and the audit log keeps who decided it."
    >
      <div className="flex flex-col gap-5">
        {decided.length > 0 && (
          <Table label="Arrows decided by hand" stacked>
            <thead>
              <tr>
                <HeaderCell>Arrow</HeaderCell>
                <HeaderCell>Decided</HeaderCell>
                <HeaderCell>Why</HeaderCell>
                <HeaderCell>Since</HeaderCell>
                {undo && (
                  <HeaderCell>
                    <span className="sr-only">Actions</span>
                  </HeaderCell>
                )}
              </tr>
            </thead>
            <tbody>
              {decided.map((edge) => (
                <tr key={edge.id}>
                  <Cell className="font-medium">{named(edge)}</Cell>
                  <Cell className="whitespace-nowrap">
                    {words[edge.kind]}
                    {edge.coefficient !== null && ` at ${figure(edge.coefficient)}`}
                  </Cell>
                  <Cell>{edge.reason}</Cell>
                  <Cell className="whitespace-nowrap text-ink-muted">
                    <Moment at={new Date(edge.decidedAt)} timeZone={timeZone} />
                  </Cell>
                  {undo && (
                    <Cell align="right">
                      <ConfirmButton
                        label="Undo"
                        description={`Undo: ${named(edge)}`}
                        question={`Undo “${named(edge)}”?`}
                        confirmLabel="Undo"
                        size="small"
                        tone="quiet"
                        act={undo.bind(null, { edgeId: edge.id })}
                      >
                        The arrow is again as the levels have it, and the chain is measured anew.
                      </ConfirmButton>
                    </Cell>
                  )}
                </tr>
              ))}
            </tbody>
          </Table>
        )}
        {decide && <DecideArrowForm choices={choices} decide={decide} />}
      </div>
    </Panel>
  );
}
