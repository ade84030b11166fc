import type { Metadata } from "next";
import { orMissing, parseOrMissing } from "@/app/_wiring/or-missing";
import { requirePermission } from "@/app/_wiring/session";
import { judge } from "@/app/(team)/outbox/actions";
import { MessageView } from "@/components/outbox/message-view";
import { PageHeader } from "@/components/ui/page-header";
import { readOrganization } from "@/lib/access/organization";
import { may } from "@/lib/access/permit";
import { readMessage } from "@/lib/delivery/read-outbox";
import { OneMessage } from "@/lib/delivery/shapes";

export const metadata: Metadata = { title: "Message" };

export default async function MessagePage({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requirePermission("invitations.read");
  const { id } = await params;
  const message = await orMissing(readMessage(ctx, parseOrMissing(OneMessage, { messageId: id })));
  const { timeZone } = await readOrganization(ctx);
  return (
    <>
      <PageHeader title={message.subject} parent={{ href: "/outbox", label: "Outbox" }} />
      <MessageView
        message={message}
        timeZone={timeZone}
        judge={
          may(ctx.actor, "invitations.send") ? judge.bind(null, message.invitationId) : undefined
        }
      />
    </>
  );
}
