import { Badge } from "@/components/ui/badge";
import { Moment } from "@/components/ui/moment";
import type { ToldMailbox } from "@/lib/delivery/mailbox/shapes";

interface MailboxHealthProps {
  mailbox: ToldMailbox;
  timeZone: string;
}

/** How the mailbox does: when it was read last, what it brought, and what is the matter. */
export function MailboxHealth({ mailbox, timeZone }: MailboxHealthProps) {
  const { readAt, mailsRead, reports, problem } = mailbox;
  const number = (n: number) => n.toLocaleString("en");
  return (
    <div className="mb-5 flex max-w-xl flex-col gap-1 text-sm">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        {problem !== null ? (
          <Badge tone="bad">Cannot be read</Badge>
        ) : (
          <Badge tone={readAt ? "good" : "neutral"}>{readAt ? "Working" : "Not read yet"}</Badge>
        )}
        {readAt && (
          <span className="text-ink-muted">
            Last read <Moment at={readAt} timeZone={timeZone} />: {number(mailsRead)} mails so far,{" "}
            {number(reports)} reports on messages.
          </span>
        )}
      </p>
      {problem !== null && <p className="break-words text-ink-muted">{problem}</p>}
    </div>
  );
}
