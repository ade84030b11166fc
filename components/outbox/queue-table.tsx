"use client";

import { Button } from "@/components/ui/button";
import { Moment } from "@/components/ui/moment";
import { Cell, HeaderCell, Table } from "@/components/ui/table";
import { useAnswered } from "@/components/ui/use-answered";
import { kindWords } from "@/lib/delivery/kinds";
import type { QueuedInvitation } from "@/lib/delivery/queue-shapes";
import type { Answer } from "@/lib/ground/answer";
import { failureWordsOf, turnOf } from "@/lib/touchpoints/explain-invitation";

interface QueueTableProps {
  rows: readonly QueuedInvitation[];
  timeZone: string;
  /** When they were read. */
  now: Date;
  /** Absent for whoever may only look. */
  retry?: ((invitationId: string) => Promise<Answer<unknown>>) | undefined;
}

/** What is in the queue: for whom, when, what is in its way, and a button that tries it at once. */
export function QueueTable({ rows, timeZone, now, retry }: QueueTableProps) {
  const { busy, notice, run } = useAnswered();
  const tryNow = (id: string) => run(() => retry?.(id));
  return (
    <div className="flex flex-col gap-3">
      {notice}
      <Table label="Queue" stacked>
        <thead>
          <tr>
            <HeaderCell>{rows[0]?.state === "sent" ? "Sent" : "Due"}</HeaderCell>
            <HeaderCell>To</HeaderCell>
            <HeaderCell>Channel</HeaderCell>
            <HeaderCell>Survey</HeaderCell>
            <HeaderCell>
              {rows[0]?.state === "sent" ? "Since then" : "What is in the way"}
            </HeaderCell>
            {retry && <HeaderCell align="right">Action</HeaderCell>}
          </tr>
        </thead>
        <tbody>
          {rows.map((one) => (
            <tr key={one.id}>
              <Cell className="text-ink-muted">
                <Moment at={new Date(one.sentAt ?? one.dueAt)} timeZone={timeZone} />
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
                  <span className="text-ink-muted">{standing(one, now)}</span>
                )}
                {one.attempts > 0 && one.state !== "sent" && (
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
                  {one.state === "failed" && new Date(one.expiresAt) <= now && (
                    <span className="text-xs text-ink-muted">Expired</span>
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

const since: Partial<Record<NonNullable<QueuedInvitation["status"]>, string>> = {
  answered: "Answered",
  scheduled: "A reminder waits",
  sending: "A reminder is being handed over",
  failed: "Came back",
  cancelled: "Called off",
};

/** How one stands in whose way nothing is. */
function standing({ state, status, dueAt, channel }: QueuedInvitation, now: Date): string {
  if (state === "sending") return "Being handed over";
  if (state === "sent") return (status && since[status]) ?? "Not answered yet";
  return new Date(dueAt) <= now ? `Due, ${turnOf(channel)}` : "Waits for its hour";
}

function attempts(count: number): string {
  return count === 1 ? "Tried once" : `Tried ${count} times`;
}
