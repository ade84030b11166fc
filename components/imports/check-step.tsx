"use client";

import { CarriedList } from "@/components/imports/count-table";
import { ImportProgress, Spoken } from "@/components/imports/import-progress";
import { ProblemTable } from "@/components/imports/problem-table";
import { counted, hasEnded } from "@/components/imports/run-words";
import { useImport } from "@/components/imports/use-import";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import type { Import } from "@/lib/imports/shapes";

interface CheckStepProps {
  initial: Import;
  /** Told once the check has ended, with how it did. */
  children: (run: Import) => React.ReactNode;
}

function endOf({ status, rows, failure }: Import): string {
  if (status === "failed") return failure ?? "The file could not be checked.";
  const { read, accepted, rejected } = rows;
  if (rejected === 0) return `All ${counted(read, "row")} can be imported.`;
  if (accepted === 0) return "No row can be imported as it is.";
  const left = `${counted(rejected, "row")} would be left out`;
  return `${accepted.toLocaleString("en")} of ${counted(read, "row")} can be imported; ${left}.`;
}

/** Every row read and checked, and nothing written yet: what would come of the import. */
export function CheckStep({ initial, children }: CheckStepProps) {
  const { run, unreached } = useImport(initial);
  const { status, rows } = run;
  const good = status === "completed" && rows.rejected === 0;
  return (
    <>
      <Spoken run={run} ended={endOf(run)} />
      {hasEnded(run) ? (
        <>
          <Notice tone={good ? "good" : rows.accepted > 0 ? "warn" : "bad"} title={endOf(run)}>
            {status === "completed" && "Nothing has been written yet."}
          </Notice>
          {status === "completed" && rows.accepted > 0 && (
            <Panel
              title="What the rows bring"
              lead="What is here already is brought up to date, not added again."
            >
              <CarriedList run={run} />
            </Panel>
          )}
          <ProblemTable
            run={run}
            title={`${counted(rows.rejected, "row")} with problems`}
            advice="They stay out, unless you change how the columns are read or correct the file."
          />
        </>
      ) : (
        <ImportProgress run={run} unreached={unreached} label="Checking every row" />
      )}
      {children(run)}
    </>
  );
}
