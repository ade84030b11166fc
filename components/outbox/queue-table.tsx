"use client";

import { Button } from "@/components/ui/button";
import { Moment } from "@/components/ui/moment";
import { Cell, HeaderCell, Table } from "@/components/ui/table";
import { useAnswered } from "@/components/ui/use-answered";
import { kindWords } from "@/lib/delivery/kinds";
import type { QueuedInvitation } from "@/lib/delivery/queue-shapes";
import type { Answer } from "@/lib/ground/answer";
import { failureWordsOf } from "@/lib/touchpoints/explain-invitation";

interface QueueTableProps {
  rows: readonly QueuedInvitation[];
  timeZone: string;
  /** Absent for whoever may only look. */
  retry?: ((invitationId: string) => Promise<Answer<unknown>>) | undefined;
}

/** What is in the queue: for whom, when, what is in its way, and a button that tries it at once. */
export function QueueTable({ rows, timeZone, retry }: QueueTableProps) {
  const { busy, notice, run } = useAnswered();
  const tryNow = (id: string) => run(() => retry?.(id));
  return (
    <div className="flex flex-col gap-3">
      {notice}
      <Table label="Queue" stacked>
        <thead>
          <tr>
            <HeaderCell>Due</HeaderCell>
            <HeaderCell>To</HeaderCell>
            <HeaderCell>Channel</HeaderCell>
            <HeaderCell>Survey</HeaderCell>
            <HeaderCell>What is in the way</HeaderCell>
            {retry && <HeaderCell align="right">Action</HeaderCell>}
          </tr>
        </thead>
        <tbody>
          {rows.map((one) => (
            <tr key={one.id}>
              <Cell className="text-ink-muted">
                <Moment at={new Date(one.dueAt)} timeZone={timeZone} />
              </Cell>
              <Cell>
                <span className="block">{one.customerName ?? one.customerAddress}</span>
                {one.customerName && (
                  <span className="block text-xs text-ink-muted">{one.customerAddress}</span>
                )}
              </Cell>
              <Cell className="text-ink-muted">{kindWords[one.channel]}</Cell>
              <Cell className="text-ink-muted">{one.surveyName}</Cell>
              <Cell className="break-words">
                {(one.failure && failureWordsOf(one.failure)) ?? (
                  <span className="text-ink-muted">
                    {one.state === "sending" ? "Being handed over" : "Waits for its hour"}
                  </span>
                )}
                {one.attempts > 0 && (
                  <span className="block text-xs text-ink-muted">{attempts(one.attempts)}</span>
                )}
              </Cell>
              {retry && (
                <Cell align="right">
                  {one.retriable && (
                    <Button
                      size="small"
                      disabled={busy}
                      aria-label={`Try again now: ${one.customerName ?? one.customerAddress}`}
                      onClick={() => tryNow(one.id)}
                    >
                      Try now
                    </Button>
                  )}
                </Cell>
              )}
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}

function attempts(count: number): string {
  return count === 1 ? "Tried once" : `Tried ${count} times`;
}
