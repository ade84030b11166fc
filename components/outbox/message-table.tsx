import { clickSummary } from "@/components/outbox/click-words";
import { MessageStatusBadge } from "@/components/outbox/message-status";
import { CustomerName } from "@/components/ui/customer-name";
import { Moment } from "@/components/ui/moment";
import { Cell, HeaderCell, Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { Click } from "@/lib/delivery/click-shapes";
import { type ChannelKind, kindWords } from "@/lib/delivery/kinds";
import type { MessageStatus } from "@/lib/delivery/shapes";

interface ListedMessage {
  id: string;
  createdAt: Date;
  status: MessageStatus;
  address: string;
  subject: string;
  failure: string | null;
  surveyName: string;
  channel: ChannelKind;
  customerId: string;
  customerName: string | null;
  clicks: readonly Click[];
}

interface MessageTableProps {
  messages: readonly ListedMessage[];
  timeZone: string;
}

/** Messages, newest first; each leads to what the customer got to read. */
export function MessageTable({ messages, timeZone }: MessageTableProps) {
  return (
    <Table label="Messages" stacked>
      <thead>
        <tr>
          <HeaderCell>When</HeaderCell>
          <HeaderCell>To</HeaderCell>
          <HeaderCell>Channel</HeaderCell>
          <HeaderCell>Subject</HeaderCell>
          <HeaderCell>Survey</HeaderCell>
          <HeaderCell>Status</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {messages.map((one) => (
          <tr key={one.id}>
            <Cell className="text-ink-muted">
              <Moment at={one.createdAt} timeZone={timeZone} />
            </Cell>
            <Cell>
              <CustomerName id={one.customerId} name={one.customerName ?? one.address} />
              {one.customerName && (
                <span className="block text-xs text-ink-muted">{one.address}</span>
              )}
            </Cell>
            <Cell className="text-ink-muted">{kindWords[one.channel]}</Cell>
            <Cell>
              <TextLink href={`/outbox/${one.id}`}>{one.subject}</TextLink>
            </Cell>
            <Cell className="text-ink-muted">{one.surveyName}</Cell>
            <Cell>
              <MessageStatusBadge status={one.status} />
              <span className="block text-xs text-ink-muted empty:hidden">
                {clickSummary(one.clicks)}
              </span>
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
