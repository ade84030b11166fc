import { recordAct } from "@/lib/access/audit";
import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { deleteReport as deleteRow } from "@/lib/analysis/reports/report.store";
import type { OneReport } from "@/lib/analysis/reports/shapes";
import { inTransaction } from "@/lib/db/transaction";
import { Refusal } from "@/lib/ground/refusal";

/** Deletes a report. @throws Refusal "not-found" */
export async function deleteReport(ctx: Context, { reportId }: OneReport): Promise<void> {
  permit(ctx, "reports.edit");
  await inTransaction(ctx, async (tx) => {
    if (!(await deleteRow(tx, reportId))) {
      throw new Refusal("not-found", "There is no such report.");
    }
    await recordAct(tx, "report.deleted", { kind: "report", id: reportId });
  });
}
