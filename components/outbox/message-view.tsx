import type { ReactNode } from "react";
import { ClickTable } from "@/components/outbox/click-table";
import { MessageStatusBadge } from "@/components/outbox/message-status";
import { MessageFrame } from "@/components/ui/message-frame";
import { Moment } from "@/components/ui/moment";
import { Panel } from "@/components/ui/panel";
import { TextLink } from "@/components/ui/text-link";
import type { Click, Verdict } from "@/lib/delivery/click-shapes";
import { type ChannelKind, kindWords } from "@/lib/delivery/kinds";
import type { MessageStatus } from "@/lib/delivery/shapes";
import type { Answer } from "@/lib/ground/answer";

interface ReadMessage {
  createdAt: Date;
  status: MessageStatus;
  address: string;
  subject: string;
  failure: string | null;
  surveyId: string;
  surveyName: string;
  customerName: string | null;
  bodyText: string;
  bodyHtml: string | null;
  channel: ChannelKind;
  /** How many text messages it was sent as; null where it is none. */
  segments: number | null;
  receipt: string | null;
  invitationStatus: string;
  nextAttemptAt: Date;
  clicks: readonly Click[];
}

const meanings: Partial<Record<MessageStatus, string>> = {
  kept: "No mail server was set when this was due. Its links work.",
  unknown:
    "Contact was lost while this was handed over. It may have arrived, and was sent once more to be sure.",
};

interface MessageViewProps {
  message: ReadMessage;
  timeZone: string;
  /** Absent for whoever may only look. */
  judge?: ((clickId: string, verdict: Verdict | null) => Promise<Answer<unknown>>) | undefined;
}

/** One message: what became of it, and what the customer got to read, in both its forms. */
export function MessageView({ message, timeZone, judge }: MessageViewProps) {
  const { status, invitationStatus, failure, receipt } = message;
  const again = invitationStatus === "scheduled" && status !== "kept";
  return (
    <>
      <Panel>
        <dl className="grid grid-cols-[7rem_minmax(0,1fr)] gap-x-4 gap-y-2 text-sm">
          <Fact name="Status">
            <MessageStatusBadge status={status} />
          </Fact>
          <Fact name="To">
            {message.customerName
              ? `${message.customerName} <${message.address}>`
              : message.address}
          </Fact>
          <Fact name="Channel">
            {kindWords[message.channel]}
            {message.segments !== null && `, ${parts(message.segments)}`}
          </Fact>
          <Fact name="When">
            <Moment at={message.createdAt} timeZone={timeZone} />
          </Fact>
          <Fact name="Survey">
            <TextLink href={`/surveys/${message.surveyId}/results`}>{message.surveyName}</TextLink>
          </Fact>
          {meanings[status] && <Fact name="Meaning">{meanings[status]}</Fact>}
          {receipt && <Fact name="Server said">{receipt}</Fact>}
          {failure && <Fact name="Reason">{failure}</Fact>}
          {again && (
            <Fact name="Next attempt">
              <Moment at={message.nextAttemptAt} timeZone={timeZone} />
            </Fact>
          )}
        </dl>
      </Panel>
      {message.clicks.length > 0 && (
        <Panel
          title="Links that were opened"
          lead="Opening a link records no answer: it counts when somebody sends it on the page. Programs that read mail open links too."
        >
          <ClickTable clicks={message.clicks} {...{ timeZone, judge }} />
        </Panel>
      )}
      <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-2">
        {message.bodyHtml !== null && (
          <Panel title="As mail programs show it">
            <MessageFrame title="The message as mail programs show it" html={message.bodyHtml} />
          </Panel>
        )}
        <Panel title="As plain text">
          <pre className="text-sm break-words whitespace-pre-wrap">{message.bodyText}</pre>
        </Panel>
      </div>
    </>
  );
}

function parts(segments: number): string {
  return segments === 1 ? "1 part" : `${segments} parts`;
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-muted">{name}</dt>
      <dd className="break-words">{children}</dd>
    </>
  );
}
