import type { Context } from "@/lib/access/context";
import { readOrganization } from "@/lib/access/organization";
import { permit } from "@/lib/access/permit";
import { findReport, listReports } from "@/lib/analysis/reports/report.store";
import {
  type ListReports,
  type OneReport,
  type Report,
  type ReportHead,
  type ReportList,
  ReportNumbers,
  ReportSubject,
} from "@/lib/analysis/reports/shapes";
import { inTransaction } from "@/lib/db/transaction";
import { Refusal } from "@/lib/ground/refusal";

/** The reports that were made, newest first, a page at a time. */
export async function readReports(
  ctx: Context,
  { limit, cursor }: ListReports,
): Promise<ReportList> {
  permit(ctx, "analysis.read");
  const rows = await inTransaction(ctx, (tx) => listReports(tx, limit + 1, cursor));
  const data = rows.slice(0, limit).map(headOf);
  return { data, nextCursor: rows.length > limit ? (data.at(-1)?.id ?? null) : null };
}

/** One report; whether one may is asked at each opening, so a link alone opens nothing. */
export async function readReport(ctx: Context, { reportId }: OneReport): Promise<Report> {
  permit(ctx, "analysis.read");
  const found = await inTransaction(ctx, (tx) => findReport(tx, reportId));
  if (!found) throw new Refusal("not-found", "There is no such report.");
  const { name: organization, timeZone } = await readOrganization(ctx);
  return { ...headOf(found), organization, timeZone, ...ReportNumbers.parse(found.numbers) };
}

function headOf(row: Awaited<ReturnType<typeof listReports>>[number]): ReportHead {
  const { id, name, madeAt, madeBy, subject } = row;
  return { id, name, madeAt: madeAt.toISOString(), madeBy, ...ReportSubject.parse(subject) };
}
