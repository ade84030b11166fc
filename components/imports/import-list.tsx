import Link from "next/link";
import { stateOf, waits } from "@/components/imports/run-words";
import { Badge } from "@/components/ui/badge";
import { classes } from "@/components/ui/classes";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { fileSize } from "@/components/ui/file-size";
import { LinkButton } from "@/components/ui/link-button";
import { Moment } from "@/components/ui/moment";
import { Refresh } from "@/components/ui/refresh";
import { Cell, HeaderCell, Table } from "@/components/ui/table";
import type { Answer } from "@/lib/ground/answer";
import type { ImportSummary } from "@/lib/imports/shapes";

type Discard = (input: { importId: string }) => Promise<Answer<void>>;

interface ImportListProps {
  imports: readonly ImportSummary[];
  timeZone: string;
  nextCursor: string | null;
  /** The newest are among them. */
  first: boolean;
  /** Absent for those who may only read. */
  discard?: Discard;
}

/** The imports there were and are, newest first. */
export function ImportList(props: ImportListProps) {
  const { imports, timeZone, nextCursor, first, discard } = props;
  const runs = imports.some(({ status }) => status === "queued" || status === "running");
  return (
    <>
      {runs && <Refresh seconds={2} />}
      <Table label="Imports" stacked>
        <thead>
          <tr>
            <HeaderCell>File</HeaderCell>
            <HeaderCell>State</HeaderCell>
            <HeaderCell align="right">Rows in</HeaderCell>
            <HeaderCell align="right">Left out</HeaderCell>
            <HeaderCell>Uploaded</HeaderCell>
            {discard && (
              <HeaderCell>
                <span className="sr-only">Actions</span>
              </HeaderCell>
            )}
          </tr>
        </thead>
        <tbody>
          {imports.map((run) => (
            <tr key={run.id}>
              <Cell className="max-w-72">
                <FileName run={run} mayGoOn={discard !== undefined} />
                <span className="text-xs text-ink-muted">{fileSize(run.fileBytes)}</span>
              </Cell>
              <Cell>
                <State run={run} />
              </Cell>
              <Numbers run={run} />
              <Cell className="text-ink-muted">
                <Moment at={new Date(run.createdAt)} timeZone={timeZone} />
              </Cell>
              {discard && (
                <Cell align="right">{waits(run) && <Discarding {...{ run, discard }} />}</Cell>
              )}
            </tr>
          ))}
        </tbody>
      </Table>
      <div className="flex gap-2 empty:hidden">
        {!first && <LinkButton href="/data">Newest</LinkButton>}
        {nextCursor && <LinkButton href={`/data?cursor=${nextCursor}`}>Older</LinkButton>}
      </div>
    </>
  );
}

/** Leads to the outcome, or to the wizard an upload waits in; who may not go on is led nowhere. */
function FileName({ run, mayGoOn }: { run: ImportSummary; mayGoOn: boolean }) {
  const look = "block truncate rounded-sm font-medium text-ink";
  if (waits(run) && !mayGoOn) return <span className={look}>{run.fileName}</span>;
  return (
    <Link
      href={`/data/${waits(run) ? "import" : "imports"}/${run.id}`}
      className={`${look} hover:underline`}
    >
      {run.fileName}
    </Link>
  );
}

function Discarding({ run, discard }: { run: ImportSummary; discard: Discard }) {
  return (
    <ConfirmButton
      label="Discard"
      description={`Discard ${run.fileName}`}
      question={`Discard “${run.fileName}”?`}
      confirmLabel="Discard"
      size="small"
      act={discard.bind(null, { importId: run.id })}
    >
      The upload is thrown away. Nothing of it was imported.
    </ConfirmButton>
  );
}

function State({ run }: { run: ImportSummary }) {
  const { label, tone } = stateOf(run);
  if (run.status !== "running") return <Badge tone={tone}>{label}</Badge>;
  const percent = Math.round(run.progress * 100);
  return (
    <span className="flex items-center gap-2">
      <Badge tone={tone}>{label}</Badge>
      <span className="h-1.5 w-16 overflow-hidden rounded-full bg-sunken" aria-hidden>
        <span className="block h-full bg-accent" style={{ width: `${percent}%` }} />
      </span>
      <span className="text-xs text-ink-muted tabular-nums">{percent} %</span>
    </span>
  );
}

function Numbers({ run }: { run: ImportSummary }) {
  const { rows, dryRun, status } = run;
  const nothing = dryRun || status === "uploaded" || status === "queued";
  const number = (count: number) => (nothing ? "–" : count.toLocaleString("en"));
  return (
    <>
      <Cell align="right" className={nothing ? "max-sm:hidden" : undefined}>
        {number(rows.accepted)}
        <span className="sm:hidden"> rows in</span>
      </Cell>
      <Cell
        align="right"
        className={classes(
          nothing && "max-sm:hidden",
          rows.rejected > 0 && !nothing && "text-warn",
        )}
      >
        {number(rows.rejected)}
        <span className="sm:hidden"> left out</span>
      </Cell>
    </>
  );
}
