import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text-link";
import { countedWords } from "@/lib/delivery/queue-shapes";

interface OutboxNoticesProps {
  /** Whether mail is used, but there is no server to send it through. */
  keeps: boolean;
  waiting: number;
  due: number;
  /** What last kept a message that is still waiting from going out. */
  problem: string | null;
}

/** What stands in the way of messages, and how many are still to come. */
export function OutboxNotices({ keeps, waiting, due, problem }: OutboxNoticesProps) {
  return (
    <>
      {keeps && (
        <Notice tone="warn" title="E-mails are kept here and not sent">
          No mail server is set. An administrator gives one in{" "}
          <TextLink href="/settings/channels">Settings → Channels</TextLink>, or in SMTP_URL for the
          whole installation; what is kept stays kept. The links in kept e-mails work.
        </Notice>
      )}
      {problem && (
        <Notice tone="bad" title="Some messages could not be sent yet">
          They are tried again by themselves. The last reason was: {problem}
        </Notice>
      )}
      {waiting > 0 && (
        <p className="text-sm text-ink-muted">
          {waiting === 1 ? "1 message is" : `${countedWords(waiting)} messages are`} still to be
          sent
          {due > 0 ? `, ${countedWords(due).toLowerCase()} of them now` : ""}.
        </p>
      )}
    </>
  );
}
