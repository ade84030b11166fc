import type { ComponentProps } from "react";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { Progress } from "@/components/ui/progress";
import { Refresh } from "@/components/ui/refresh";
import { FitForm } from "@/components/value/fit-form";
import type { ValuePage, Worth } from "@/lib/value/page-data";

const modelNames = {
  simple: "four elements",
  contractual: "contracts (shifted beta-geometric)",
  purchases: "purchases (BG/NBD and Gamma–Gamma)",
};

interface FitAgainProps {
  page: Pick<ValuePage, "fit" | "run">;
  recommendation: Worth["recommendation"];
  fitModel: ComponentProps<typeof FitForm>["action"];
}

/** The model that is fitted, or being fitted, and the form that has one fitted. */
export function FitAgain({ page: { fit, run }, recommendation, fitModel }: FitAgainProps) {
  if (run && run.status !== "ended") {
    return (
      <Panel title="Fitting the model …">
        <div role="status">
          <Progress label="What customers are worth" share={run.progress} />
          <p className="mt-2 text-xs text-ink-muted">
            It goes on when you leave. Until it has ended, the earlier values stay in use.
          </p>
        </div>
        <Refresh seconds={1} />
      </Panel>
    );
  }
  return (
    <Panel title={fit ? "Fit again" : "Fit a model"}>
      <div className="flex flex-col gap-4">
        {run?.problem && (
          <Notice tone="warn" title="The last fit gave no value">
            {run.problem}
          </Notice>
        )}
        {recommendation && (
          <Notice title={`Recommended: ${modelNames[recommendation.model]}`}>
            {recommendation.reason}
          </Notice>
        )}
        <FitForm
          action={fitModel}
          model={fit?.request.model ?? recommendation?.model ?? "purchases"}
          request={fit?.request}
        />
      </div>
    </Panel>
  );
}
