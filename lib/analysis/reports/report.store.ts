import { and, desc, eq, lt } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import type { ReportNumbers, ReportSubject } from "@/lib/analysis/reports/shapes";
import { account, member } from "@/lib/db/tables/access";
import { report } from "@/lib/db/tables/analysis";
import { newId } from "@/lib/ground/ids";

interface NewReport {
  name: string;
  memberId: string | null;
  subject: ReportSubject;
  numbers: ReportNumbers;
}

export async function insertReport(tx: Tx, given: NewReport): Promise<string> {
  const { organizationId } = tx;
  const id = newId();
  await tx.db.insert(report).values({ organizationId, id, ...given, madeAt: tx.now() });
  return id;
}

const head = {
  id: report.id,
  name: report.name,
  madeAt: report.madeAt,
  madeBy: account.name,
  subject: report.subject,
};

const itsMember = and(
  eq(member.organizationId, report.organizationId),
  eq(member.id, report.memberId),
);

/** Newest first: ids sort by time. */
export async function listReports(tx: Tx, limit: number, before: string | undefined) {
  return tx.db
    .select(head)
    .from(report)
    .leftJoin(member, itsMember)
    .leftJoin(account, eq(account.id, member.accountId))
    .where(
      and(eq(report.organizationId, tx.organizationId), before ? lt(report.id, before) : undefined),
    )
    .orderBy(desc(report.id))
    .limit(limit);
}

export async function findReport(tx: Tx, id: string) {
  const [found] = await tx.db
    .select({ ...head, numbers: report.numbers })
    .from(report)
    .leftJoin(member, itsMember)
    .leftJoin(account, eq(account.id, member.accountId))
    .where(and(eq(report.organizationId, tx.organizationId), eq(report.id, id)));
  return found;
}

export async function deleteReport(tx: Tx, id: string): Promise<boolean> {
  const gone = await tx.db
    .delete(report)
    .where(and(eq(report.organizationId, tx.organizationId), eq(report.id, id)))
    .returning({ id: report.id });
  return gone.length > 0;
}
