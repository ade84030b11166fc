import { MessagePreview } from "@/components/asking/message-preview";
import { PreviewChoice } from "@/components/asking/preview-choice";
import { SmsPreview } from "@/components/asking/sms-preview";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { TextLink } from "@/components/ui/text-link";
import { kindWords } from "@/lib/delivery/kinds";
import type { PreviewQuery, SendTestSms, ShownKind } from "@/lib/delivery/shapes";
import type { Answer } from "@/lib/ground/answer";

type Shown =
  | { kind: "email"; subject: string; html: string }
  | { kind: "sms"; text: string; segments: number; alphabet: string }
  | { kind: "webhook"; body: string }
  | { kind: "letter"; subject: string; text: string };

type Sent = Promise<Answer<{ address: string }>>;

interface MessagePanelProps {
  path: string;
  survey: string;
  /** Whose message it is, by what and how late. */
  query: PreviewQuery;
  message: {
    shown: Shown;
    open: boolean;
    languages: readonly string[];
    known: boolean;
    /** False when the customer has no address for it. */
    reached: boolean;
    reminders: number;
    request: number;
  };
  /** Absent for whoever may not send. */
  send?: { mail: () => Sent; sms: (input: SendTestSms) => Sent } | undefined;
}

const leads: Record<Exclude<ShownKind, "email">, string> = {
  sms: "As a text message.",
  webhook: "What your system is posted, signed.",
  letter: "The words of the letter; its code is printed beside them.",
};

/** The message as one customer gets it by each channel, and a copy of it to oneself. */
export function MessagePanel({ path, survey, query, message, send }: MessagePanelProps) {
  const { shown, open, languages, known, reached, reminders, request } = message;
  const lead = shown.kind === "email" ? `Subject: ${shown.subject}` : leads[shown.kind];
  return (
    <Panel title="The message" lead={lead}>
      <PreviewChoice {...{ path, query, languages, known, reminders, request }} />
      {!open && (
        <div className="mb-3">
          <Notice tone="info">
            {`${kindWords[shown.kind]} is switched off as a channel: customers get nothing by it.`}
          </Notice>
        </div>
      )}
      {!reached && (
        <div className="mb-3">
          <Notice tone="info">
            {`${kindWords[shown.kind]} does not reach this customer: there is no address for it.`}
          </Notice>
        </div>
      )}
      <ShownMessage {...{ path, survey, query, shown, reached }} send={open ? send : undefined} />
    </Panel>
  );
}

function ShownMessage({
  path,
  survey,
  query,
  shown,
  reached,
  send,
}: Pick<MessagePanelProps, "path" | "survey" | "query" | "send"> & {
  shown: Shown;
  reached: boolean;
}) {
  switch (shown.kind) {
    case "email": {
      const { subject, html } = shown;
      return <MessagePreview {...{ subject, html }} {...(send && { sendTest: send.mail })} />;
    }
    case "sms":
      return <SmsPreview {...{ survey, query, shown }} {...(send && { sendTest: send.sms })} />;
    case "webhook":
      return (
        <pre
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
          tabIndex={0}
          className="overflow-x-auto rounded-lg bg-sunken p-3 font-mono text-xs break-words whitespace-pre-wrap"
        >
          {shown.body}
        </pre>
      );
    case "letter":
      return (
        <div className="flex flex-col gap-3 text-sm">
          <div className="flex flex-col gap-2 rounded-lg bg-sunken p-4">
            <p className="font-medium text-ink">{shown.subject}</p>
            <p className="whitespace-pre-line">{shown.text}</p>
          </div>
          {reached && (
            <p>
              <TextLink href={`${path}/letter?${addressOf(query)}`} prefetch={false}>
                The letter as it is printed (PDF)
              </TextLink>
            </p>
          )}
        </div>
      );
  }
}

function addressOf({ as, language, request }: PreviewQuery): string {
  const given = { as, language, request: request?.toString() };
  return new URLSearchParams(
    Object.entries(given).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  ).toString();
}
