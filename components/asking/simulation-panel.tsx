"use client";

import type { FieldValues } from "react-hook-form";
import { SimulationView } from "@/components/asking/simulation-view";
import {
  type SimulatedForm,
  type Simulating,
  useSimulation,
} from "@/components/asking/use-simulation";
import { Button } from "@/components/ui/button";
import { classes } from "@/components/ui/classes";
import { Notice } from "@/components/ui/notice";
import { Progress } from "@/components/ui/progress";
import type { SimulationRun } from "@/lib/touchpoints/simulation-shapes";

interface SimulationPanelProps<I extends FieldValues, O> extends Simulating {
  form: SimulatedForm<I, O>;
  className?: string;
}

/** What a form's rules would have done in the last 90 days, told before they are saved. */
export function SimulationPanel<I extends FieldValues, O>({
  form,
  className,
  ...simulating
}: SimulationPanelProps<I, O>) {
  const { replay, busy, refused, run, age, isUnderWay, isUnreached } = useSimulation(
    form,
    simulating,
  );
  return (
    <section
      aria-label="Simulation"
      className={classes("@container flex flex-col gap-4 border-t border-line pt-5", className)}
    >
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div className="max-w-prose">
          <h3 className="text-sm font-medium text-ink">Try it first</h3>
          <p className="text-sm text-ink-muted">
            See what these rules would have done in the last 90 days. Nobody is asked.
          </p>
        </div>
        <Button busy={busy} onClick={replay}>
          Replay the last 90 days
        </Button>
      </div>
      {refused && (
        <Notice tone="bad" live>
          {refused}
        </Notice>
      )}
      {run && isUnderWay && <UnderWay run={run} isUnreached={isUnreached} />}
      {run?.problem && (
        <Notice tone="bad" live>
          {run.problem}
        </Notice>
      )}
      {run?.simulation && (
        <>
          {age === "older" && (
            <Notice tone="warn">
              The rules have changed since. Replay again to see what they do.
            </Notice>
          )}
          {age === "before" && (
            <p className="text-sm text-ink-muted">
              The last replay, by the rules as they were typed in then.
            </p>
          )}
          <SimulationView simulation={run.simulation} />
        </>
      )}
    </section>
  );
}

function UnderWay({ run, isUnreached }: { run: SimulationRun; isUnreached: boolean }) {
  const isWaiting = run.status === "queued";
  return (
    <div className="flex flex-col gap-2">
      <Progress
        label={isWaiting ? "Waiting for its turn" : "Replaying"}
        {...(isWaiting ? {} : { share: run.progress })}
      />
      <p className="text-sm text-ink-muted">
        {isUnreached
          ? "The server cannot be reached just now. The replay goes on there; this page keeps trying."
          : "You can leave this page: the work goes on, and its figures are here afterwards."}
      </p>
    </div>
  );
}
