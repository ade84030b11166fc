import { and, asc, eq, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { amongIds } from "@/lib/db/among";
import { click, message } from "@/lib/db/tables/delivery";
import { response } from "@/lib/db/tables/responses";
import type { Opened, Verdict } from "@/lib/delivery/click-shapes";
import { newId } from "@/lib/ground/ids";

const mostPerInvitation = 60;
const longestAgent = 300;

/**
 * Writes down opened links, as many of one invitation as a scanner needs to give itself away: whoever
 * holds a link can open it for ever. Customers are held, so that an erasure either finds the row or
 * lets none come after it; whoever somebody else holds is left out, since nobody waits for a log.
 */
export async function insertClicks(tx: Tx, opened: readonly Opened[]): Promise<void> {
  if (opened.length === 0) return;
  const { organizationId } = tx;
  const rows = opened.map((one) => ({
    ...one,
    id: newId(),
    userAgent: one.userAgent?.slice(0, longestAgent) ?? null,
  }));
  await tx.db.execute(sql`
    insert into click (organization_id, id, invitation_id, score, ahead, user_agent, created_at)
    select i.organization_id, s.id, i.id, s.score, s.ahead, s."userAgent",
      ${tx.now().toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as s(
      id uuid, "invitationId" uuid, score smallint, ahead boolean, "userAgent" text)
    join invitation i on i.organization_id = ${organizationId} and i.id = s."invitationId"
    join customer c on c.organization_id = ${organizationId} and c.id = i.customer_id
      and c.erased_at is null
    where (select count(*) from click k where k.organization_id = ${organizationId}
      and k.invitation_id = i.id) < ${mostPerInvitation}
    for key share of c, i skip locked`);
}

/** What was opened of these invitations' mails, oldest first. */
export async function findClicks(tx: Tx, invitationIds: readonly string[]) {
  return tx.db
    .select({
      id: click.id,
      invitationId: click.invitationId,
      score: click.score,
      ahead: click.ahead,
      userAgent: click.userAgent,
      verdict: click.verdict,
      createdAt: click.createdAt,
    })
    .from(click)
    .where(
      and(eq(click.organizationId, tx.organizationId), amongIds(click.invitationId, invitationIds)),
    )
    .orderBy(asc(click.createdAt), asc(click.id));
}

/** When these invitations' messages were handed over. */
export async function findDeliveries(tx: Tx, invitationIds: readonly string[]) {
  const at = sql<Date>`coalesce(${message.finishedAt}, ${message.createdAt})`.mapWith(
    message.createdAt,
  );
  return tx.db
    .select({ invitationId: message.invitationId, at })
    .from(message)
    .where(
      and(
        eq(message.organizationId, tx.organizationId),
        amongIds(message.invitationId, invitationIds),
      ),
    );
}

/** When somebody last sent or kept answers to these invitations. */
export async function findAnswerTimes(tx: Tx, invitationIds: readonly string[]) {
  const at = sql<Date>`coalesce(${response.correctedAt}, ${response.completedAt},
    ${response.answeredAt})`.mapWith(response.answeredAt);
  return tx.db
    .select({ invitationId: response.invitationId, at })
    .from(response)
    .where(
      and(
        eq(response.organizationId, tx.organizationId),
        amongIds(response.invitationId, invitationIds),
      ),
    );
}

/** Keeps what a member says of an opened link. */
export async function updateVerdict(
  tx: Tx,
  ids: { invitationId: string; clickId: string },
  verdict: Verdict | null,
): Promise<void> {
  await tx.db
    .update(click)
    .set({ verdict })
    .where(
      and(
        eq(click.organizationId, tx.organizationId),
        eq(click.invitationId, ids.invitationId),
        eq(click.id, ids.clickId),
      ),
    );
}
