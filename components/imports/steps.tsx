import type { ReactNode } from "react";
import { Notice } from "@/components/ui/notice";
import { Steps } from "@/components/ui/steps";

/** Where one is on the way of a file. */
export function ImportSteps({ current }: { current: number }) {
  return <Steps label="Steps" steps={["File", "Columns", "Options", "Check"]} current={current} />;
}

interface WizardFootProps {
  /** Why one cannot go on. */
  problem: string | undefined;
  back: ReactNode;
  /** The button that goes on. */
  children: ReactNode;
}

/** The end of every step: back, and on. */
export function WizardFoot({ problem, back, children }: WizardFootProps) {
  return (
    <div className="flex flex-col gap-4">
      {problem && (
        <Notice tone="bad" live>
          {problem}
        </Notice>
      )}
      <div className="flex flex-wrap justify-between gap-3">
        {back}
        {children}
      </div>
    </div>
  );
}
