import { and, asc, desc, eq, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { invitation, letter, letterBatch, message } from "@/lib/db/tables/delivery";
import type { Letter, LetterBatch } from "@/lib/delivery/letters/shapes";

const ours = (tx: Tx) => eq(letter.organizationId, tx.organizationId);

/** An invitation whose letter is written, and when its reminder is due. */
export interface Posted {
  id: string;
  remindAt: Date | null;
}

/** Marks invitations sent that still wait for their letters; the conditional update decides between two. */
export async function markPosted(tx: Tx, posted: readonly Posted[]): Promise<Set<string>> {
  const now = tx.now();
  const rows = sql`jsonb_to_recordset(${JSON.stringify(posted)}::text::jsonb)
    as posted (id uuid, "remindAt" timestamptz)`;
  const sent = await tx.db
    .update(invitation)
    .set({
      status: "sent",
      sentAt: sql`coalesce(${invitation.sentAt}, ${now.toISOString()}::timestamptz)`,
      remindAt: sql`posted."remindAt"`,
      attempts: sql`${invitation.attempts} + 1`,
      failure: null,
      updatedAt: now,
    })
    .from(rows)
    .where(
      and(
        eq(invitation.organizationId, tx.organizationId),
        eq(invitation.id, sql`posted.id`),
        eq(invitation.status, "scheduled"),
        eq(invitation.channel, "letter"),
      ),
    )
    .returning({ id: invitation.id });
  return new Set(sent.map(({ id }) => id));
}

type NewMessage = typeof message.$inferInsert;

/** Keeps a batch: its letters, each with the message it is. */
export async function insertBatch(
  tx: Tx,
  batch: { id: string; letters: number },
  letters: readonly {
    message: Omit<NewMessage, "organizationId">;
    id: string;
    code: string;
    language: string;
  }[],
): Promise<void> {
  const { organizationId } = tx;
  await tx.db.insert(letterBatch).values({ organizationId, ...batch, createdAt: tx.now() });
  await tx.db.insert(message).values(letters.map((one) => ({ organizationId, ...one.message })));
  await tx.db.insert(letter).values(
    letters.map(({ id, code, language, message: { id: messageId } }) => ({
      ...{ organizationId, id, code, language, messageId, batchId: batch.id },
    })),
  );
}

/** The latest batches. */
export async function listBatches(tx: Tx, limit: number): Promise<LetterBatch[]> {
  return tx.db
    .select({ id: letterBatch.id, letters: letterBatch.letters, createdAt: letterBatch.createdAt })
    .from(letterBatch)
    .where(eq(letterBatch.organizationId, tx.organizationId))
    .orderBy(desc(letterBatch.createdAt), desc(letterBatch.id))
    .limit(limit);
}

export async function findBatch(tx: Tx, batchId: string): Promise<LetterBatch | undefined> {
  const [row] = await tx.db
    .select({ id: letterBatch.id, letters: letterBatch.letters, createdAt: letterBatch.createdAt })
    .from(letterBatch)
    .where(and(eq(letterBatch.organizationId, tx.organizationId), eq(letterBatch.id, batchId)));
  return row;
}

/** The letters of a batch in the order in which they were written; those of erased customers are gone. */
export async function lettersOf(tx: Tx, batchId: string): Promise<Letter[]> {
  return tx.db
    .select({
      invitationId: message.invitationId,
      code: letter.code,
      language: letter.language,
      address: message.address,
      subject: message.subject,
      text: message.bodyText,
      expiresAt: invitation.expiresAt,
    })
    .from(letter)
    .innerJoin(
      message,
      and(eq(message.organizationId, tx.organizationId), eq(message.id, letter.messageId)),
    )
    .innerJoin(
      invitation,
      and(
        eq(invitation.organizationId, tx.organizationId),
        eq(invitation.id, message.invitationId),
      ),
    )
    .where(and(ours(tx), eq(letter.batchId, batchId)))
    .orderBy(asc(letter.id));
}

/** The invitation that a code stands for. */
export async function findByCode(tx: Tx, code: string): Promise<string | undefined> {
  const [row] = await tx.db
    .select({ invitationId: message.invitationId })
    .from(letter)
    .innerJoin(
      message,
      and(eq(message.organizationId, tx.organizationId), eq(message.id, letter.messageId)),
    )
    .where(and(ours(tx), eq(letter.code, code)));
  return row?.invitationId;
}
