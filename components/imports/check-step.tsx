"use client";

import type { ReactNode } from "react";
import { CheckOutcome } from "@/components/imports/check-outcome";
import { ImportProgress, Spoken } from "@/components/imports/import-progress";
import { hasEnded } from "@/components/imports/run-words";
import { useImport } from "@/components/imports/use-import";
import type { Import } from "@/lib/imports/shapes";

interface CheckStepProps {
  initial: Import;
  /** What can be done, as the check goes on and ends. */
  children: (run: Import) => ReactNode;
}

/** Every row read and checked, and nothing written yet. */
export function CheckStep({ initial, children }: CheckStepProps) {
  const { run, unreached } = useImport(initial);
  return (
    <>
      <Spoken run={run} />
      {hasEnded(run) ? (
        <CheckOutcome run={run} />
      ) : (
        <ImportProgress run={run} unreached={unreached} label="Checking every row" />
      )}
      {children(run)}
    </>
  );
}
