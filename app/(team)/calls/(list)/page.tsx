import type { Metadata } from "next";
import { requirePermission } from "@/app/_wiring/session";
import { take } from "@/app/(team)/calls/actions";
import { CallList } from "@/components/calls/call-list";
import { TakeCallButton } from "@/components/calls/take-call";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Refresh } from "@/components/ui/refresh";
import { readOrganization } from "@/lib/access/organization";
import { may } from "@/lib/access/permit";
import { readCalls } from "@/lib/delivery/calls/read-calls";

export const metadata: Metadata = { title: "Calls" };

export default async function CallsPage() {
  const ctx = await requirePermission("calls.work");
  const { waiting, more, on } = await readCalls(ctx);
  const { timeZone } = await readOrganization(ctx);
  const free = waiting.some(({ taken }) => taken === null);
  return (
    <>
      <PageHeader
        title="Calls"
        lead="Customers who are asked by telephone. Read out the questions and type in the answers."
        actions={
          free && (
            <TakeCallButton take={take} tone="primary">
              Take the next call
            </TakeCallButton>
          )
        }
      />
      <Refresh seconds={15} />
      {waiting.length > 0 ? (
        <CallList calls={waiting} now={ctx.now()} timeZone={timeZone} take={take} />
      ) : on ? (
        <EmptyState title="Nobody waits for a call">
          Who is due by telephone shows here, longest waiting first.
        </EmptyState>
      ) : (
        <EmptyState
          title="Nobody is asked by telephone"
          action={
            may(ctx.actor, "channels.manage") && (
              <LinkButton href="/settings/channels">Set up channels</LinkButton>
            )
          }
        >
          Switch on the telephone as a channel, and choose it where a survey is sent.
        </EmptyState>
      )}
      {more && (
        <p className="text-sm text-ink-muted">Those that wait longest are shown; more follow.</p>
      )}
    </>
  );
}
