import type { Metadata } from "next";
import { requirePermission } from "@/app/_wiring/session";
import { makeLetters } from "@/app/(team)/outbox/actions";
import { DueLetters } from "@/components/letters/due-letters";
import { LetterBatches } from "@/components/letters/letter-batches";
import { OutboxHead } from "@/components/outbox/outbox-head";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { readOrganization } from "@/lib/access/organization";
import { may } from "@/lib/access/permit";
import { readLetters } from "@/lib/delivery/letters/read-letters";

export const metadata: Metadata = { title: "Letters" };

export default async function LettersPage() {
  const ctx = await requirePermission("invitations.read");
  const { on, due, more, batches } = await readLetters(ctx);
  const { timeZone } = await readOrganization(ctx);
  const sends = may(ctx.actor, "invitations.send");
  const fresh = batches.length === 0 && due === 0;
  return (
    <>
      <OutboxHead />
      {fresh && !on && (
        <EmptyState
          title="No letters are written"
          action={
            may(ctx.actor, "channels.manage") && (
              <LinkButton href="/settings/channels">Set up channels</LinkButton>
            )
          }
        >
          Switch on letters as a channel, and choose them where a survey is sent.
        </EmptyState>
      )}
      {!(fresh && !on) && <DueLetters {...{ due, more }} make={sends ? makeLetters : undefined} />}
      {batches.length > 0 && (
        <LetterBatches batches={batches} timeZone={timeZone} fetches={sends} />
      )}
    </>
  );
}
