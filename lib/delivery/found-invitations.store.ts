import { and, desc, eq, inArray, lt, type SQL, sql } from "drizzle-orm";
import { unionAll } from "drizzle-orm/pg-core";
import type { Tx } from "@/lib/access/context";
import { eachId } from "@/lib/db/among";
import { invitation, message } from "@/lib/db/tables/delivery";
import type { Found } from "@/lib/delivery/found-by";
import { plannedKinds } from "@/lib/delivery/kinds";
import type { MessageQuery } from "@/lib/delivery/shapes";
import { isUuid } from "@/lib/ground/is-uuid";

/** Of each customer found the latest so many invitations are looked at. */
const mostOfEach = 50;

const ours = (tx: Tx) => eq(invitation.organizationId, tx.organizationId);

/** Them, of some kind: each customer's by their index, however many others there are. */
export function foundInvitations(tx: Tx, { search, customers }: Found, kind?: SQL) {
  const latest = tx.db
    .select({ id: invitation.id })
    .from(invitation)
    .where(and(ours(tx), eq(invitation.customerId, sql`one.id`), kind))
    .orderBy(desc(invitation.createdAt))
    .limit(mostOfEach)
    .as("latest");
  const theirs = tx.db.select({ id: latest.id }).from(eachId(customers)).crossJoinLateral(latest);
  if (!isUuid(search)) return theirs.as("theirs");
  const itself = tx.db
    .select({ id: invitation.id })
    .from(invitation)
    .where(and(ours(tx), eq(invitation.id, search), kind));
  return unionAll(theirs, itself).as("theirs");
}

/** Which invitations of a state they are. */
export async function idsOfQueued(
  tx: Tx,
  found: Found,
  state: typeof invitation.$inferSelect.status,
): Promise<string[]> {
  const planned = inArray(invitation.channel, [...plannedKinds]);
  const kind = and(eq(invitation.status, state), planned);
  const rows = await tx.db.select().from(foundInvitations(tx, found, kind));
  return rows.map(({ id }) => id);
}

/** Which messages they led to, the latest first; one more than asked for tells that the list goes on. */
export async function idsOfMessages(
  tx: Tx,
  found: Found,
  { status, cursor, limit }: Omit<MessageQuery, "search">,
): Promise<string[]> {
  const theirs = foundInvitations(tx, found);
  const its = tx.db
    .select({ id: message.id })
    .from(message)
    .where(
      and(
        eq(message.organizationId, tx.organizationId),
        eq(message.invitationId, theirs.id),
        status && eq(message.status, status),
        cursor === undefined ? undefined : lt(message.id, cursor),
      ),
    )
    .as("its");
  const rows = await tx.db
    .selectDistinct({ id: its.id })
    .from(theirs)
    .crossJoinLateral(its)
    .orderBy(desc(its.id))
    .limit(limit + 1);
  return rows.map(({ id }) => id);
}
