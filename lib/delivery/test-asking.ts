import { and, asc, eq } from "drizzle-orm";
import type { Context } from "@/lib/access/context";
import { customer } from "@/lib/db/tables/customers";
import { invitation, message } from "@/lib/db/tables/delivery";
import { inTransaction } from "@/lib/db/transaction";
import { findBases } from "@/lib/delivery/bases.store";
import { cancelScheduled } from "@/lib/delivery/invitation.store";
import { invite, type NewInvitation } from "@/lib/delivery/invite";
import { findInvitees } from "@/lib/delivery/invitee.store";
import { waysOf } from "@/lib/delivery/reach";
import { routeOf } from "@/lib/delivery/route";
import { newId } from "@/lib/ground/ids";
import { createSurvey } from "@/lib/surveys/create-survey";
import { publishSurvey } from "@/lib/surveys/publish-survey";

/** A published survey that asks the NPS question; tests only. */
export async function publishedSurvey(ctx: Context): Promise<string> {
  const survey = await createSurvey(ctx, { name: "After a call", template: "post-call-nps" });
  await publishSurvey(ctx, { surveyId: survey.id });
  return survey.id;
}

/** Customers that may be asked; tests only. */
export async function customers(
  ctx: Context,
  count: number,
  change: Partial<typeof customer.$inferInsert> = {},
): Promise<string[]> {
  const { organizationId } = ctx;
  const rows = Array.from({ length: count }, () => {
    const id = newId();
    return { organizationId, id, email: `${id}@customer.example`, name: "Ann Example", ...change };
  });
  await inTransaction(ctx, (tx) => tx.db.insert(customer).values(rows));
  return rows.map(({ id }) => id);
}

type Change = Partial<NewInvitation>;

/**
 * Invites customers by e-mail, now unless told otherwise; without a channel as the survey's plan has it,
 * whether it reaches them or not. Tests only.
 */
export async function invited(
  ctx: Context,
  surveyId: string,
  customerIds: readonly string[],
  change: Change = {},
): Promise<string[]> {
  const dueAt = ctx.now();
  const expiresAt = new Date(dueAt.getTime() + 14 * 86_400_000);
  const { channel, ...rest } = { channel: "email" as const, surveyId, dueAt, expiresAt, ...change };
  const rows = await inTransaction(ctx, async (tx) => {
    const invitees = await findInvitees(tx, customerIds);
    const byPlan = { surveyId: rest.surveyId, askBy: null };
    const ways = (await waysOf(tx, [byPlan]))(byPlan);
    const bases = await findBases(tx);
    const wanted = customerIds.flatMap((customerId): NewInvitation[] => {
      const invitee = invitees.get(customerId);
      if (channel !== undefined) return [{ ...rest, customerId, channel }];
      const route = invitee && routeOf(ways, bases, invitee);
      return [{ ...rest, customerId, ...(route ?? { channel: "email" }) }];
    });
    return invite(tx, wanted);
  });
  return rows.map(({ id }) => id);
}

/** What is stored of an invitation and of its messages, oldest first; tests only. */
export async function stored(ctx: Context, invitationId: string) {
  return inTransaction(ctx, async (tx) => {
    const [row] = await tx.db
      .select()
      .from(invitation)
      .where(
        and(eq(invitation.organizationId, ctx.organizationId), eq(invitation.id, invitationId)),
      );
    if (!row) throw new Error(`no invitation ${invitationId}`);
    const messages = await tx.db
      .select()
      .from(message)
      .where(
        and(eq(message.organizationId, ctx.organizationId), eq(message.invitationId, invitationId)),
      )
      .orderBy(asc(message.id));
    return { ...row, messages };
  });
}

/** Calls off what is still to be sent to customers; tests only. */
export async function stopScheduled(ctx: Context, customerIds: readonly string[]): Promise<void> {
  await inTransaction(ctx, (tx) => cancelScheduled(tx, customerIds, "unsubscribed"));
}

/** Jobs that would send this organisation's invitations. */
export async function senders({ database, organizationId }: Context) {
  return database.raw`
    select id from pgboss.job where name = 'invitations.send'
    and data ->> 'organizationId' = ${organizationId}`;
}
