import type { Metadata } from "next";
import { orMissing } from "@/app/_wiring/or-missing";
import { requirePermission } from "@/app/_wiring/session";
import { tryAgain } from "@/app/(team)/outbox/actions";
import { OutboxHead } from "@/components/outbox/outbox-head";
import { QueueSearch } from "@/components/outbox/queue-search";
import { QueueTable } from "@/components/outbox/queue-table";
import { queueWords } from "@/components/outbox/queue-words";
import { addressOf } from "@/components/ui/address-of";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Refresh } from "@/components/ui/refresh";
import { readOrganization } from "@/lib/access/organization";
import { may } from "@/lib/access/permit";
import { QueueQuery } from "@/lib/delivery/queue-shapes";
import { readQueue } from "@/lib/delivery/read-queue";

export const metadata: Metadata = { title: "Queue" };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function QueuePage({ searchParams }: Props) {
  const ctx = await requirePermission("invitations.read");
  const query = QueueQuery.parse(await searchParams);
  const { state, search } = query;
  const { data, nextCursor } = await orMissing(readQueue(ctx, query));
  const { timeZone } = await readOrganization(ctx);
  const page = (cursor?: string) => addressOf("/outbox/queue", { state, search, cursor });
  const { nothing, why } = queueWords[state];
  return (
    <>
      <OutboxHead />
      <Refresh seconds={10} />
      <QueueSearch state={state} search={search} />
      {data.length > 0 ? (
        <QueueTable
          rows={data}
          timeZone={timeZone}
          retry={may(ctx.actor, "invitations.send") ? tryAgain : undefined}
        />
      ) : (
        <EmptyState title={search ? "Nobody here fits" : nothing}>
          {search ? "Try another name, or another state." : why}
        </EmptyState>
      )}
      <div className="flex gap-2">
        {query.cursor && <LinkButton href={page()}>First page</LinkButton>}
        {nextCursor && <LinkButton href={page(nextCursor)}>Next page</LinkButton>}
      </div>
    </>
  );
}
