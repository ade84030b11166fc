import { eq, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { bounceMailbox } from "@/lib/db/tables/mailbox";
import { newId } from "@/lib/ground/ids";

const ours = (tx: Tx) => eq(bounceMailbox.organizationId, tx.organizationId);

export type MailboxRow = typeof bounceMailbox.$inferSelect;
type Saved = Pick<MailboxRow, "host" | "port" | "secure" | "login" | "sealed" | "folder">;

export async function findMailbox(tx: Tx): Promise<MailboxRow | undefined> {
  const [row] = await tx.db.select().from(bounceMailbox).where(ours(tx));
  return row;
}

/** Keeps a mailbox in the place of the one before; another one, or another folder, is read from its beginning. */
export async function upsertMailbox(tx: Tx, saved: Saved): Promise<void> {
  const { host, login, folder } = saved;
  const isSame = sql`(${bounceMailbox.host}, ${bounceMailbox.login}, ${bounceMailbox.folder})
    = (${host}::text, ${login}::text, ${folder}::text)`;
  const times = { createdAt: tx.now(), updatedAt: tx.now() };
  await tx.db
    .insert(bounceMailbox)
    .values({ organizationId: tx.organizationId, id: newId(), ...saved, ...times })
    .onConflictDoUpdate({
      target: [bounceMailbox.organizationId],
      set: {
        ...saved,
        numbering: sql`case when ${isSame} then ${bounceMailbox.numbering} end`,
        problem: null,
        updatedAt: tx.now(),
      },
    });
}

export async function deleteMailbox(tx: Tx): Promise<boolean> {
  const gone = await tx.db
    .delete(bounceMailbox)
    .where(ours(tx))
    .returning({ id: bounceMailbox.id });
  return gone.length > 0;
}

interface Progress {
  numbering: string;
  readUpTo: number;
  mails: number;
  reports: number;
}

/** Ours, unless it was set up anew since that row was read. */
const still = (tx: Tx, row: MailboxRow) =>
  sql`${ours(tx)} and ${bounceMailbox.updatedAt} = ${row.updatedAt.toISOString()}::timestamptz`;

/** Writes down how far a mailbox was read, unless it is another one by now. */
export async function noteRead(tx: Tx, row: MailboxRow, progress: Progress): Promise<void> {
  const { numbering, readUpTo, mails, reports } = progress;
  await tx.db
    .update(bounceMailbox)
    .set({
      ...{ numbering, readUpTo, problem: null, readAt: tx.now() },
      // When it was set up last: the mark by which a reader knows that it is still the same.
      updatedAt: row.updatedAt,
      mailsRead: sql`${bounceMailbox.mailsRead} + ${mails}::int`,
      reports: sql`${bounceMailbox.reports} + ${reports}::int`,
    })
    .where(still(tx, row));
}

/** Writes down why a mailbox could not be read, unless it is another one by now. */
export async function noteProblem(tx: Tx, row: MailboxRow, problem: string): Promise<void> {
  const { updatedAt } = row;
  await tx.db.update(bounceMailbox).set({ problem, updatedAt }).where(still(tx, row));
}
