import { insertEntries, listEntries } from "@/lib/access/audit.store";
import type { Actor, Context, Tx } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import type { ReadAudit } from "@/lib/access/shapes";
import { inTransaction } from "@/lib/db/transaction";
import { newId } from "@/lib/ground/ids";

/** What an act was done to. */
export interface Subject {
  kind: string;
  id?: string;
}

/**
 * Keeps who did what to what, in the verb's own transaction: either both happened or neither.
 * The detail must hold no personal data: it outlives the erasure of the person it is about.
 */
export async function recordAct(
  tx: Tx,
  act: string,
  subject: Subject,
  detail: Record<string, string | number | boolean | null | readonly string[]> = {},
): Promise<void> {
  await recordActs(tx, [{ actor: tx.actor, act, subject, detail }]);
}

interface Act {
  actor: Actor;
  act: string;
  subject: Subject;
  detail?: Record<string, string | number | boolean | null | readonly string[]>;
}

/** The same of several acts, each of its own actor. */
export async function recordActs(tx: Tx, acts: readonly Act[]): Promise<void> {
  const entries = acts.map(({ actor, act, subject, detail = {} }) => ({
    id: newId(),
    at: tx.now(),
    actorKind: actor.kind,
    actorId: actor.kind === "system" ? null : actor.id,
    act,
    subjectKind: subject.kind,
    subjectId: subject.id ?? null,
    detail,
  }));
  if (entries.length > 0) await insertEntries(tx, entries);
}

const entriesPerPage = 50;

/** One page of the audit trail, newest first. */
export async function readAudit(ctx: Context, { before }: ReadAudit) {
  permit(ctx, "audit.read");
  const found = await inTransaction(ctx, (tx) => listEntries(tx, entriesPerPage + 1, before));
  const entries = found.slice(0, entriesPerPage);
  const next = found.length > entriesPerPage ? entries.at(-1)?.id : undefined;
  return { entries, next };
}
