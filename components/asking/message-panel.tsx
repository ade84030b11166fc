import { MessagePreview } from "@/components/asking/message-preview";
import { PreviewChoice } from "@/components/asking/preview-choice";
import { Panel } from "@/components/ui/panel";
import type { Answer } from "@/lib/ground/answer";

interface MessagePanelProps {
  path: string;
  /** Whose message it is. */
  as: string | undefined;
  language: string | undefined;
  message: { subject: string; html: string; languages: readonly string[]; known: boolean };
  /** Absent for whoever may not send. */
  sendTest?: (() => Promise<Answer<{ address: string }>>) | undefined;
}

/** The message as one customer reads it, and a copy of it to oneself. */
export function MessagePanel({ path, as, language, message, sendTest }: MessagePanelProps) {
  const { subject, html, languages, known } = message;
  return (
    <Panel title="The message" lead={`Subject: ${subject}`}>
      <PreviewChoice {...{ path, as, language, languages, known }} />
      <MessagePreview {...{ subject, html }} {...(sendTest && { sendTest })} />
    </Panel>
  );
}
