import type { Context, Tx } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { findAnswerTimes, findClicks, findDeliveries } from "@/lib/delivery/click.store";
import type { Click, ReadClicks } from "@/lib/delivery/click-shapes";
import { type ClickContext, delayOf, signsOf, stateOf } from "@/lib/delivery/click-signs";
import { requireInvitation } from "@/lib/delivery/require-invitation";

/** The links of an invitation's mails that were opened, oldest first, and what is thought of each. */
export async function readClicks(
  ctx: Context,
  { invitationId }: ReadClicks,
): Promise<{ data: Click[] }> {
  permit(ctx, "invitations.read");
  return inTransaction(ctx, async (tx) => {
    await requireInvitation(tx, invitationId);
    const clicks = await clicksOf(tx, [invitationId]);
    return { data: clicks.get(invitationId) ?? [] };
  });
}

/** The same of several invitations, by invitation, inside the caller's own verb. */
export async function clicksOf(
  tx: Tx,
  invitationIds: readonly string[],
): Promise<Map<string, Click[]>> {
  const found = await findClicks(tx, invitationIds);
  const clicked = [...new Set(found.map((one) => one.invitationId))];
  if (clicked.length === 0) return new Map();
  const [deliveries, answers] = await Promise.all([
    findDeliveries(tx, clicked),
    findAnswerTimes(tx, clicked),
  ]);
  const of = <T extends { invitationId: string | null }>(rows: readonly T[], id: string) =>
    rows.filter((row) => row.invitationId === id);
  return new Map(
    clicked.map((id) => {
      const deliveredAt = of(deliveries, id).map(({ at }) => at);
      const context = { deliveredAt, answeredAt: of(answers, id)[0]?.at ?? null };
      const links = of(found, id);
      return [id, links.map((link) => told(link, links, context))];
    }),
  );
}

type Found = Awaited<ReturnType<typeof findClicks>>[number];

function told(link: Found, all: readonly Found[], context: ClickContext): Click {
  const { id, score, userAgent, verdict, createdAt } = link;
  const signs = signsOf(link, all, context);
  const delay = delayOf(createdAt, context.deliveredAt);
  return {
    ...{ id, score, userAgent, verdict, signs, state: stateOf(signs, verdict) },
    openedAt: createdAt.toISOString(),
    secondsAfterDelivery: delay === null ? null : Math.round(delay / 1000),
  };
}
