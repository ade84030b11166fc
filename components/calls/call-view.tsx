import type { ReactNode } from "react";
import { CallEnds } from "@/components/calls/call-ends";
import { CallFrame } from "@/components/calls/call-frame";
import { triedWords } from "@/components/calls/call-list";
import { outcomeWords } from "@/components/calls/call-words";
import { LocalTime } from "@/components/calls/local-time";
import { type Take, TakeCallButton } from "@/components/calls/take-call";
import { Moment } from "@/components/ui/moment";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import type { CallEnd, OneCallShown } from "@/lib/delivery/calls/shapes";
import type { Answer } from "@/lib/ground/answer";
import { nameOfKey } from "@/lib/ground/name-of-key";

interface CallViewProps {
  call: OneCallShown;
  now: Date;
  timeZone: string;
  take: Take;
  end: (outcome: CallEnd) => Promise<Answer<void>>;
}

/** One call: whom to ring and about what, the questions to read out, and how it can end. */
export function CallView({ call, now, timeZone, take, end }: CallViewProps) {
  const { outcome } = call;
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[18rem_minmax(0,1fr)] lg:grid-rows-[auto_1fr]">
      <Panel>
        <Customer call={call} now={now} timeZone={timeZone} />
      </Panel>
      <div className="min-w-0 lg:row-span-2">
        {outcome !== null && (
          <Notice
            tone={outcome === "answered" ? "good" : "info"}
            title={outcomeWords[outcome]}
            live
          >
            <div className="mt-3">
              <TakeCallButton take={take} tone="primary">
                Take the next call
              </TakeCallButton>
            </div>
          </Notice>
        )}
        {outcome === null && <CallFrame src={`/calls/${call.callId}/form`} />}
      </div>
      {outcome === null && (
        <div className="lg:sticky lg:top-8">
          <CallEnds end={end} />
        </div>
      )}
    </div>
  );
}

function Customer({ call, now, timeZone }: Pick<CallViewProps, "call" | "now" | "timeZone">) {
  const { number, locale, touchpoint, agent, occurredAt, attempts } = call;
  return (
    <div className="flex flex-col gap-4">
      <a
        href={`tel:${number.replace(/[^+\d]/g, "")}`}
        className="rounded-md text-lg font-semibold text-accent-ink tabular-nums hover:underline"
      >
        {number}
      </a>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-2 text-sm">
        <Fact label="Their time">
          <LocalTime timeZone={call.timeZone} now={now} />
        </Fact>
        {locale && <Fact label="Language">{locale}</Fact>}
        {touchpoint && <Fact label="About">{nameOfKey(touchpoint)}</Fact>}
        {agent && <Fact label="With">{agent}</Fact>}
        {occurredAt && (
          <Fact label="On">
            <Moment at={occurredAt} timeZone={timeZone} />
          </Fact>
        )}
        {attempts > 0 && <Fact label="So far">{triedWords(attempts)}</Fact>}
      </dl>
    </div>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-muted">{label}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </>
  );
}
