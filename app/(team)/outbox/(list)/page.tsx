import type { Metadata } from "next";
import { requirePermission } from "@/app/_wiring/session";
import { MessageTable } from "@/components/outbox/message-table";
import { OutboxHead } from "@/components/outbox/outbox-head";
import { OutboxNotices } from "@/components/outbox/outbox-notices";
import { OutboxSearch } from "@/components/outbox/outbox-search";
import { addressOf } from "@/components/ui/address-of";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { MoreCustomers } from "@/components/ui/more-customers";
import { readOrganization } from "@/lib/access/organization";
import { readOutbox } from "@/lib/delivery/read-outbox";
import { MessageQuery } from "@/lib/delivery/shapes";

export const metadata: Metadata = { title: "Outbox" };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function OutboxPage({ searchParams }: Props) {
  const ctx = await requirePermission("invitations.read");
  const query = MessageQuery.parse(await searchParams);
  const { messages, nextCursor, moreCustomers, ...waiting } = await readOutbox(ctx, query);
  const { timeZone } = await readOrganization(ctx);
  const { search, status } = query;
  const filtered = Boolean(search || status);
  const page = (cursor?: string) => addressOf("/outbox", { search, status, cursor });
  return (
    <>
      <OutboxHead />
      <OutboxNotices {...waiting} />
      {(messages.length > 0 || filtered) && <OutboxSearch query={query} />}
      {moreCustomers && <MoreCustomers />}
      {messages.length > 0 ? (
        <MessageTable messages={messages} timeZone={timeZone} />
      ) : filtered ? (
        <EmptyState
          title="No message fits"
          action={<LinkButton href="/outbox">Show all messages</LinkButton>}
        >
          Try what a customer's name, last name or present address begins with, a whole phone number
          or id, or any status.
        </EmptyState>
      ) : (
        <EmptyState
          title="No messages yet"
          action={<LinkButton href="/surveys">Choose a survey to send</LinkButton>}
        >
          Switch on a survey's trigger, or ask one customer by hand, and the message shows here.
        </EmptyState>
      )}
      <div className="flex gap-2">
        {query.cursor && <LinkButton href={page()}>Newest</LinkButton>}
        {nextCursor && <LinkButton href={page(nextCursor)}>Older</LinkButton>}
      </div>
    </>
  );
}
