"use client";

import { delayWords, linkWords, reasonWords, stateWords } from "@/components/outbox/click-words";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Moment } from "@/components/ui/moment";
import { Cell, HeaderCell, Table } from "@/components/ui/table";
import { useAnswered } from "@/components/ui/use-answered";
import type { Click, Verdict } from "@/lib/delivery/click-shapes";
import type { Answer } from "@/lib/ground/answer";

interface ClickTableProps {
  clicks: readonly Click[];
  timeZone: string;
  /** Absent for whoever may only look. */
  judge?: ((clickId: string, verdict: Verdict | null) => Promise<Answer<unknown>>) | undefined;
}

/** The links of a message that were opened, what is thought of each, and a member's word on it. */
export function ClickTable({ clicks, timeZone, judge }: ClickTableProps) {
  const { busy, notice, run } = useAnswered();
  const say = (clickId: string, verdict: Verdict | null) => run(() => judge?.(clickId, verdict));
  return (
    <div className="flex flex-col gap-3">
      {notice}
      <Table label="Opened links" stacked>
        <thead>
          <tr>
            <HeaderCell>When</HeaderCell>
            <HeaderCell>Link</HeaderCell>
            <HeaderCell>Evidence</HeaderCell>
            <HeaderCell>Taken for</HeaderCell>
            {judge && <HeaderCell align="right">Action</HeaderCell>}
          </tr>
        </thead>
        <tbody>
          {clicks.map((one) => (
            <tr key={one.id}>
              <Cell className="text-ink-muted">
                <Moment at={new Date(one.openedAt)} timeZone={timeZone} />
              </Cell>
              <Cell className="sm:whitespace-nowrap">
                <span className="block">{linkWords(one)}</span>
                <span className="block text-xs text-ink-muted">
                  {delayWords(one.secondsAfterDelivery)}
                </span>
              </Cell>
              <Cell>
                <span className="block">{reasonWords(one)}</span>
                <span className="block text-xs break-all text-ink-muted">
                  {one.userAgent ?? "No name given"}
                </span>
              </Cell>
              <Cell>
                <Badge tone={stateWords[one.state].tone}>{stateWords[one.state].word}</Badge>
              </Cell>
              {judge && (
                <Cell align="right">
                  <Verdicts click={one} busy={busy} say={say} />
                </Cell>
              )}
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}

interface VerdictsProps {
  click: Click;
  busy: boolean;
  say: (clickId: string, verdict: Verdict | null) => void;
}

/** The other judgement, or the way back to what the signs say. */
function Verdicts({ click, busy, say }: VerdictsProps) {
  const { id, verdict, state } = click;
  const other = state === "suspected" ? "person" : "machine";
  const label = verdict ? "Undo" : `It was a ${other === "person" ? "person" : "scanner"}`;
  return (
    <Button
      size="small"
      disabled={busy}
      aria-label={`${verdict ? "Undo the judgement on" : `Say it was ${other === "person" ? "a person" : "a scanner"} that opened`} ${linkWords(click).toLowerCase()}`}
      onClick={() => say(id, verdict ? null : other)}
    >
      {label}
    </Button>
  );
}
