import { recordAct } from "@/lib/access/audit";
import type { Context, Tx } from "@/lib/access/context";
import { readOrganization } from "@/lib/access/organization";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { Refusal } from "@/lib/ground/refusal";
import { enqueue } from "@/lib/queue/jobs";
import { checkPlan } from "./check-plan";
import { deleteErrors } from "./errors.store";
import { holdRun, queueRun, type RunRow } from "./run.store";
import { Examination, type StartedImport, type StartImport } from "./shapes";
import { hasChunks } from "./upload.store";

/** Whether an upload is not imported yet: not begun, or only checked. */
function isWaiting({ status, dryRun, keepUpload }: RunRow): boolean {
  if (status === "uploaded") return true;
  return (status === "completed" || status === "failed") && dryRun && keepUpload;
}

/** @throws Refusal "conflict" when an upload was imported already, or its file is gone */
export async function refuseUnlessWaiting(tx: Tx, row: RunRow): Promise<void> {
  if (!isWaiting(row)) throw new Refusal("conflict", "This import was started already.");
  if (await hasChunks(tx, row.id)) return;
  throw new Refusal("conflict", "The file is no longer kept. Upload it again.");
}

/**
 * Starts an import of an upload; with `options.dryRun` every row is read and checked, and nothing
 * is written.
 * @param keepUpload whether a checked upload stays, to be imported afterwards
 */
export async function startImport(
  ctx: Context,
  input: StartImport,
  keepUpload = true,
): Promise<StartedImport> {
  permit(ctx, "imports.run");
  const { importId, mapping } = input;
  return inTransaction(ctx, async (tx) => {
    const row = await holdRun(tx, importId);
    if (!row) throw new Refusal("not-found", "There is no such import.");
    await refuseUnlessWaiting(tx, row);
    const options = { ...input.options, timezone: await timeZoneOf(tx, input) };
    await checkPlan(tx, Examination.parse(row.examination), mapping, options);
    const dryRun = options.dryRun ?? false;
    await deleteErrors(tx, importId);
    await queueRun(tx, importId, { mapping, options, dryRun, keepUpload: keepUpload && dryRun });
    await enqueue(tx, "import.run", [{ organizationId: tx.organizationId, importId }]);
    if (!dryRun) await recordAct(tx, "import.started", { kind: "import", id: importId });
    return { id: importId, status: "queued" };
  });
}

/** Settled when an import starts, so that a later change of the setting changes no moment. */
async function timeZoneOf(tx: Tx, { options }: StartImport): Promise<string> {
  if (options.timezone !== undefined) return options.timezone;
  const { timeZone } = await readOrganization({ ...tx, actor: { kind: "system" } });
  return timeZone;
}
