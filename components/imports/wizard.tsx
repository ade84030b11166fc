"use client";

import { CheckStep } from "@/components/imports/check-step";
import { ColumnsStep } from "@/components/imports/columns-step";
import { FileSummary, type FileSummaryProps } from "@/components/imports/file-summary";
import { OptionsStep } from "@/components/imports/options-step";
import { ImportSteps, WizardFoot } from "@/components/imports/steps";
import { formSteps } from "@/components/imports/use-step";
import { useWizard, type WizardSubject } from "@/components/imports/use-wizard";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";

interface WizardProps extends WizardSubject, FileSummaryProps {
  timeZones: readonly string[];
}

/** From an upload to an import: where columns go, what holds for all rows, a check, the start. */
export function Wizard(props: WizardProps) {
  const { upload, examineAgain, known, timeZones } = props;
  const { form, step, goTo, top, check, busy, problem, ...on } = useWizard(props);
  return (
    <div ref={top} tabIndex={-1} className="flex flex-col gap-6 focus:outline-none">
      <ImportSteps current={1 + formSteps.indexOf(step)} />
      {step === "columns" && <FileSummary {...{ upload, examineAgain }} />}
      {step === "columns" && (
        <form noValidate onSubmit={on.toOptions} className="flex flex-col gap-6">
          <ColumnsStep {...{ upload, form, known }} />
          <WizardFoot
            problem={problem}
            back={<LinkButton href="/data/import">Another file</LinkButton>}
          >
            <Button type="submit" tone="primary">
              Continue
            </Button>
          </WizardFoot>
        </form>
      )}
      {step === "options" && (
        <form noValidate onSubmit={on.toCheck} className="flex flex-col gap-6">
          <OptionsStep {...{ form, known, timeZones }} />
          <WizardFoot
            problem={problem}
            back={<Button onClick={() => goTo("columns")}>Back</Button>}
          >
            <Button type="submit" tone="primary" busy={busy}>
              Check every row
            </Button>
          </WizardFoot>
        </form>
      )}
      {step === "check" && check && (
        <CheckStep key={check.round} initial={check.run}>
          {({ status, rows }) => (
            <WizardFoot
              problem={problem}
              back={<Button onClick={() => goTo("columns")}>Back to the columns</Button>}
            >
              {status === "completed" && rows.accepted > 0 && (
                <Button tone="primary" busy={busy} onClick={on.runIt}>
                  Import {rows.accepted.toLocaleString("en")} {rows.accepted === 1 ? "row" : "rows"}
                </Button>
              )}
            </WizardFoot>
          )}
        </CheckStep>
      )}
    </div>
  );
}
