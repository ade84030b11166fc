import { counted, endOf, hasEnded } from "@/components/imports/run-words";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { Progress } from "@/components/ui/progress";
import type { Import } from "@/lib/imports/shapes";

interface ImportProgressProps {
  run: Import;
  /** The server does not answer just now. */
  unreached: boolean;
  /** What is being done: "Importing", "Checking every row". */
  label: string;
}

/** How far an import has come; it goes on whether or not anybody looks. */
export function ImportProgress({ run, unreached, label }: ImportProgressProps) {
  const { status, progress, rows } = run;
  const waiting = status === "queued";
  const detail = rows.read > 0 ? counted(rows.read, "row") : undefined;
  return (
    <Panel>
      <Progress
        label={waiting ? "Waiting for its turn" : label}
        share={waiting ? undefined : progress}
        detail={detail}
      />
      <p className="mt-3 text-sm text-ink-muted">
        {rows.rejected > 0 && `${counted(rows.rejected, "row")} with problems so far. `}
        You can leave this page: the work goes on.
      </p>
      {unreached && (
        <div className="mt-3">
          <Notice tone="warn" live>
            The server cannot be reached just now. The import goes on there; this page keeps trying.
          </Notice>
        </div>
      )}
    </Panel>
  );
}

/** Tells how far work has come to those who listen: every quarter, and how it ended. */
export function Spoken({ run }: { run: Import }) {
  const quarter = Math.floor(run.progress * 4) * 25;
  const words = hasEnded(run) ? endOf(run) : quarter > 0 ? `${quarter} % done` : "";
  return (
    <p role="status" className="sr-only">
      {words}
    </p>
  );
}
