import type { Metadata } from "next";
import { orMissing, parseOrMissing } from "@/app/_wiring/or-missing";
import { requirePermission } from "@/app/_wiring/session";
import { end, take } from "@/app/(team)/calls/actions";
import { CallView } from "@/components/calls/call-view";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { readOrganization } from "@/lib/access/organization";
import { readCall } from "@/lib/delivery/calls/read-calls";
import { OneCall } from "@/lib/delivery/calls/shapes";

export const metadata: Metadata = { title: "Call" };

export default async function CallPage({ params }: { params: Promise<{ callId: string }> }) {
  const ctx = await requirePermission("calls.work");
  const call = await orMissing(readCall(ctx, parseOrMissing(OneCall, await params)));
  const { timeZone } = await readOrganization(ctx);
  return (
    <>
      <PageHeader
        title={call.customerName ?? call.number}
        lead={call.surveyName}
        parent={{ href: "/calls", label: "Calls" }}
        actions={<LinkButton href={`/customers/${call.customerId}`}>Customer</LinkButton>}
      />
      <CallView
        call={call}
        now={ctx.now()}
        timeZone={timeZone}
        take={take}
        end={end.bind(null, call.callId)}
      />
    </>
  );
}
