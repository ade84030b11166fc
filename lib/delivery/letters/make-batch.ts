import { recordAct } from "@/lib/access/audit";
import type { Context, Tx } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { dueInvitations, endScheduled } from "@/lib/delivery/due-invitations.store";
import { insertBatch, markPosted } from "@/lib/delivery/letters/letter.store";
import { newCode } from "@/lib/delivery/letters/short-code";
import { writeLetters } from "@/lib/delivery/letters/write-letters";
import { openKinds } from "@/lib/delivery/open-kinds";
import { sortOut } from "@/lib/delivery/sort-out";
import { newId } from "@/lib/ground/ids";
import { Refusal } from "@/lib/ground/refusal";

/** More wait for the next batch: one is drawn and held in memory as a whole. */
const lettersPerBatch = 500;

/**
 * Writes the letters that are due and marks their invitations sent: each is in exactly one batch, which
 * can be fetched as often as it has to be. What is not wanted any more is ended.
 */
export async function makeBatch(
  ctx: Context,
): Promise<{ batchId: string | null; letters: number }> {
  permit(ctx, "invitations.send");
  return inTransaction(ctx, async (tx) => {
    if (!(await openKinds(tx)).has("letter")) {
      throw new Refusal("conflict", "Letters are switched off as a channel.");
    }
    const { due, seen } = await dueInvitations(tx, "letter", lettersPerBatch, 0);
    if (seen === 0) throw new Refusal("conflict", "No letter is due.");
    const { endings, wanted } = await sortOut(tx, "letter", due);
    await endScheduled(tx, endings);
    return post(tx, await writeLetters(tx, wanted));
  });
}

type Written = Awaited<ReturnType<typeof writeLetters>>;

async function post(tx: Tx, written: Written) {
  const posted = await markPosted(
    tx,
    written.map(({ invitationId, remindAt }) => ({ id: invitationId, remindAt })),
  );
  const mine = written.filter(({ invitationId }) => posted.has(invitationId));
  if (mine.length === 0) return { batchId: null, letters: 0 };
  const batch = { id: newId(), letters: mine.length };
  const at = tx.now();
  await insertBatch(
    tx,
    batch,
    mine.map(({ invitationId, language, address, subject, bodyText }) => ({
      ...{ id: newId(), code: newCode(tx.organizationId), language },
      message: {
        ...{ id: newId(), invitationId, channel: "letter", address, subject, bodyText },
        ...{ bodyHtml: null, status: "sent", createdAt: at, finishedAt: at },
      },
    })),
  );
  await recordAct(tx, "letters.made", { kind: "letter-batch", id: batch.id }, batch);
  return { batchId: batch.id, letters: mine.length };
}
