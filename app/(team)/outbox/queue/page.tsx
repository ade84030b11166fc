import type { Metadata } from "next";
import { orMissing } from "@/app/_wiring/or-missing";
import { requirePermission } from "@/app/_wiring/session";
import { tryAgain, tryAllAgain } from "@/app/(team)/outbox/actions";
import { NothingHere } from "@/components/outbox/nothing-here";
import { OutboxHead } from "@/components/outbox/outbox-head";
import { QueueCounts } from "@/components/outbox/queue-counts";
import { QueueSearch } from "@/components/outbox/queue-search";
import { QueueTable } from "@/components/outbox/queue-table";
import { RetryFailed } from "@/components/outbox/retry-failed";
import { addressOf } from "@/components/ui/address-of";
import { LinkButton } from "@/components/ui/link-button";
import { MoreCustomers } from "@/components/ui/more-customers";
import { Refresh } from "@/components/ui/refresh";
import { readOrganization } from "@/lib/access/organization";
import { may } from "@/lib/access/permit";
import { QueueQuery } from "@/lib/delivery/queue-shapes";
import { readQueue } from "@/lib/delivery/read-queue";
import { readQueueCounts } from "@/lib/delivery/read-queue-counts";

export const metadata: Metadata = { title: "Queue" };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function QueuePage({ searchParams }: Props) {
  const ctx = await requirePermission("invitations.read");
  const query = QueueQuery.parse(await searchParams);
  const { state, search } = query;
  const { data, nextCursor, moreCustomers } = await orMissing(readQueue(ctx, query));
  const counts = await readQueueCounts(ctx);
  const { timeZone } = await readOrganization(ctx);
  const maySend = may(ctx.actor, "invitations.send");
  const page = (cursor?: string) => addressOf("/outbox/queue", { state, search, cursor });
  return (
    <>
      <OutboxHead />
      <Refresh seconds={10} />
      <QueueCounts {...{ counts, state, search }} />
      <QueueSearch state={state} search={search} />
      {state === "failed" && (
        <RetryFailed failedBy={counts.failedBy} retryAll={maySend ? tryAllAgain : undefined} />
      )}
      {moreCustomers && <MoreCustomers />}
      {data.length > 0 ? (
        <QueueTable
          rows={data}
          now={ctx.now()}
          timeZone={timeZone}
          retry={maySend && state !== "sent" ? tryAgain : undefined}
        />
      ) : (
        <NothingHere {...{ state, search }} goesOn={nextCursor !== null} />
      )}
      <div className="flex gap-2">
        {query.cursor && <LinkButton href={page()}>First page</LinkButton>}
        {nextCursor && <LinkButton href={page(nextCursor)}>Next page</LinkButton>}
      </div>
    </>
  );
}
