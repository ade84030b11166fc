"use client";

import type { FieldValues } from "react-hook-form";
import { SimulationView } from "@/components/asking/simulation-view";
import { type SimulatedForm, useSimulation } from "@/components/asking/use-simulation";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { Answer } from "@/lib/ground/answer";
import type { Simulation } from "@/lib/touchpoints/simulation-shapes";

interface SimulationPanelProps<I extends FieldValues, O> {
  form: SimulatedForm<I, O>;
  simulate: (input: unknown) => Promise<Answer<Simulation>>;
}

/** What a form's rules would have done in the last 90 days, told before they are saved. */
export function SimulationPanel<I extends FieldValues, O>({
  form,
  simulate,
}: SimulationPanelProps<I, O>) {
  const { run, busy, refused, simulation, isOld } = useSimulation(form, simulate);
  return (
    <section aria-label="Simulation" className="flex flex-col gap-4 border-t border-line pt-5">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div className="max-w-prose">
          <h3 className="text-sm font-medium text-ink">Try it first</h3>
          <p className="text-sm text-ink-muted">
            See what these rules would have done in the last 90 days. Nobody is asked.
          </p>
        </div>
        <Button busy={busy} onClick={run}>
          Replay the last 90 days
        </Button>
      </div>
      {refused && (
        <Notice tone="bad" live>
          {refused}
        </Notice>
      )}
      {simulation && isOld && (
        <Notice tone="warn">The rules have changed since. Replay again to see what they do.</Notice>
      )}
      {simulation && <SimulationView simulation={simulation} />}
    </section>
  );
}
