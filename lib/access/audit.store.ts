import { and, desc, eq, gt, isNull, lt, sql } from "drizzle-orm";
import type { Actor, Tx } from "@/lib/access/context";
import { account, apiKey, auditEntry, member } from "@/lib/db/tables/access";

type Entry = Omit<typeof auditEntry.$inferInsert, "organizationId">;

/** Writes what was done, in the transaction that does it. */
export async function insertEntries(tx: Tx, entries: readonly Entry[]): Promise<void> {
  const { organizationId } = tx;
  await tx.db.insert(auditEntry).values(entries.map((entry) => ({ ...entry, organizationId })));
}

/** When an actor did something after a moment: the last times, the latest first. */
export async function latestActs(
  tx: Tx,
  { actor, act, after }: { actor: Actor; act: string; after: Date },
  limit: number,
): Promise<Date[]> {
  const rows = await tx.db
    .select({ at: auditEntry.at })
    .from(auditEntry)
    .where(
      and(
        eq(auditEntry.organizationId, tx.organizationId),
        gt(auditEntry.at, after),
        eq(auditEntry.act, act),
        eq(auditEntry.actorKind, actor.kind),
        actor.kind === "system" ? isNull(auditEntry.actorId) : eq(auditEntry.actorId, actor.id),
      ),
    )
    .orderBy(desc(auditEntry.at))
    .limit(limit);
  return rows.map(({ at }) => at);
}

/** What was done, newest first, from before an id on; ids sort by time. */
export async function listEntries(tx: Tx, limit: number, before?: string) {
  return tx.db
    .select({
      id: auditEntry.id,
      at: auditEntry.at,
      actorKind: auditEntry.actorKind,
      actorName: sql<string | null>`coalesce(${account.name}, ${apiKey.name})`,
      act: auditEntry.act,
      subjectKind: auditEntry.subjectKind,
      subjectId: auditEntry.subjectId,
      detail: auditEntry.detail,
    })
    .from(auditEntry)
    .leftJoin(
      member,
      and(
        eq(member.organizationId, auditEntry.organizationId),
        eq(auditEntry.actorKind, "member"),
        eq(sql`${member.id}::text`, auditEntry.actorId),
      ),
    )
    .leftJoin(account, eq(account.id, member.accountId))
    .leftJoin(
      apiKey,
      and(
        eq(apiKey.organizationId, auditEntry.organizationId),
        eq(auditEntry.actorKind, "api-key"),
        eq(sql`${apiKey.id}::text`, auditEntry.actorId),
      ),
    )
    .where(
      and(
        eq(auditEntry.organizationId, tx.organizationId),
        before ? lt(auditEntry.id, before) : undefined,
      ),
    )
    .orderBy(desc(auditEntry.id))
    .limit(limit);
}
