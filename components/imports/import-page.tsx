"use client";

import { CheckOutcome } from "@/components/imports/check-outcome";
import { CountTable } from "@/components/imports/count-table";
import { ImportProgress, Spoken } from "@/components/imports/import-progress";
import { ProblemTable } from "@/components/imports/problem-table";
import { counted, endOf, hasEnded } from "@/components/imports/run-words";
import { useImport } from "@/components/imports/use-import";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import type { Import } from "@/lib/imports/shapes";

interface ImportPageProps {
  initial: Import;
  mayRun: boolean;
}

/** An import from its start to its outcome. */
export function ImportPage({ initial, mayRun }: ImportPageProps) {
  const { run, unreached } = useImport(initial);
  return (
    <>
      <Spoken run={run} />
      {hasEnded(run) ? (
        <Outcome run={run} mayRun={mayRun} />
      ) : (
        <ImportProgress
          run={run}
          unreached={unreached}
          label={run.dryRun ? "Checking every row" : "Importing"}
        />
      )}
    </>
  );
}

function Outcome({ run, mayRun }: { run: Import; mayRun: boolean }) {
  if (run.dryRun) return <CheckOutcome run={run} />;
  const failed = run.status === "failed";
  return (
    <>
      <Notice tone={failed ? "bad" : run.rows.rejected > 0 ? "warn" : "good"} title={endOf(run)}>
        {failed && run.rows.accepted > 0
          ? `${counted(run.rows.accepted, "row")} had been imported by then, and stay. Importing the file again does not double them.`
          : undefined}
      </Notice>
      {!failed && <Made run={run} mayRun={mayRun} />}
      {failed && mayRun && (
        <div>
          <LinkButton href="/data/import">Import another file</LinkButton>
        </div>
      )}
      <ProblemTable
        run={run}
        title={`${counted(run.rows.rejected, "row")} left out`}
        advice="Correct them in the file and import it again: rows with an id of their own are not doubled."
      />
    </>
  );
}

function Made({ run, mayRun }: { run: Import; mayRun: boolean }) {
  const { created, updated, survey } = run;
  const total = [created, updated].flatMap((counts) => Object.values(counts));
  const changed = total.some((count) => count > 0);
  return (
    <Panel
      title={changed ? "What the rows brought" : "Nothing changed"}
      lead={changed ? undefined : "Everything in the file was here already, just as it is."}
      actions={
        <>
          {mayRun && <LinkButton href="/data/import">Import another file</LinkButton>}
          <LinkButton tone="primary" href={survey ? `/analysis?survey=${survey}` : "/analysis"}>
            See the analysis
          </LinkButton>
        </>
      }
      flush
    >
      {changed && (
        <div className="px-5 pb-5">
          <CountTable run={run} />
        </div>
      )}
      {!changed && <div className="pb-1" />}
    </Panel>
  );
}
