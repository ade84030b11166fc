import { Computing, SoonNewer } from "@/components/analysis/computing";
import { CorrelationMatrix, MatrixLegend } from "@/components/analysis/correlation-matrix";
import { Missing } from "@/components/analysis/missing";
import { cellRows } from "@/components/analysis/panel-rows";
import { PanelTools } from "@/components/analysis/panel-tools";
import { age } from "@/components/analysis/words";
import { Panel } from "@/components/ui/panel";
import { addressOf, type PageQuestion } from "@/lib/analysis/page-question";
import { basis, matrixFinding } from "@/lib/analysis/panel-words";
import type { MatrixPanel } from "@/lib/analysis/panels";

const title = "Everything against everything";

interface MatrixViewProps {
  panel: MatrixPanel;
  question: PageQuestion;
  now: Date;
}

/** Conditions, scores and value, every two of them, as a heat map of numbers. */
export function MatrixView({ panel, question, now }: MatrixViewProps) {
  if (panel.state === "missing") return <Missing title={title} sentence={panel.sentence} />;
  if (panel.state === "computing") {
    return <Computing title={title} share={panel.share} label="Correlating every two" />;
  }
  const { answer, variables } = panel;
  return (
    <Panel
      title={title}
      lead={matrixFinding(answer.cells, variables)}
      actions={<PanelTools name="correlations" rows={cellRows(answer)} method="correlation" />}
    >
      <CorrelationMatrix
        {...{ cells: answer.cells, variables }}
        hrefOf={(x, y) => `/analysis/pair${addressOf(question, { x, y })}`}
      />
      <div className="mt-3 flex flex-wrap items-center gap-x-6 gap-y-2 text-xs text-ink-muted">
        <MatrixLegend />
        <p>
          Spearman where a rating is involved, else Pearson; {basis(answer.meta)}, each pair on the
          units that have both, at the grain where they meet. Association, not cause.{" "}
          {age(panel.computedAt, now, panel.computing === undefined)}{" "}
          <SoonNewer share={panel.computing} />
        </p>
      </div>
    </Panel>
  );
}
