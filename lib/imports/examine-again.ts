import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { Refusal } from "@/lib/ground/refusal";
import { runById, uploadOf } from "./read";
import { isEncoding } from "./reading/encoding";
import { examineStored } from "./receive-upload";
import { holdRun } from "./run.store";
import { Examination, type ExamineAgain, type Upload } from "./shapes";
import { refuseUnlessWaiting } from "./start-import";
import { keepExamination } from "./upload.store";

/** Looks at an upload again, with another delimiter or encoding, or without a header. */
export async function examineAgain(ctx: Context, input: ExamineAgain): Promise<Upload> {
  permit(ctx, "imports.run");
  const { importId, options } = input;
  refuseUnknownEncoding(options.encoding);
  const row = await inTransaction(ctx, async (tx) => {
    const found = await runById(tx, importId);
    await refuseUnlessWaiting(tx, found);
    return found;
  });
  const { hasBrokenText } = Examination.parse(row.examination);
  const examination = { ...(await examineStored(ctx, importId, options)), hasBrokenText };
  // Looking took a while: whoever started or discarded the import meanwhile keeps what they did.
  await inTransaction(ctx, async (tx) => {
    const held = await holdRun(tx, importId);
    if (!held) throw new Refusal("not-found", "There is no such import.");
    await refuseUnlessWaiting(tx, held);
    await keepExamination(tx, importId, { examination });
  });
  return uploadOf({ ...row, examination });
}

/** @throws Refusal when this computer cannot decode what the options name */
export function refuseUnknownEncoding(encoding: string | undefined): void {
  if (encoding === undefined || isEncoding(encoding)) return;
  const message = `"${encoding}" is not an encoding that can be read.`;
  const fields = [{ path: "options.encoding", code: "unknown-encoding", message }];
  throw new Refusal("invalid", message, { fields });
}
