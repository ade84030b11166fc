import { CarriedList } from "@/components/imports/count-table";
import { ProblemTable } from "@/components/imports/problem-table";
import { counted, endOf } from "@/components/imports/run-words";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import type { Import } from "@/lib/imports/shapes";

/** What a check of every row found, and what would come of an import. */
export function CheckOutcome({ run }: { run: Import }) {
  const { status, rows } = run;
  const done = status === "completed";
  const tone = done && rows.rejected === 0 ? "good" : rows.accepted > 0 ? "warn" : "bad";
  return (
    <>
      <Notice tone={tone} title={endOf(run)}>
        {done && "Nothing has been written yet."}
      </Notice>
      {done && rows.accepted > 0 && (
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
  );
}
