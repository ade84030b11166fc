import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { csvRecord } from "@/lib/ground/csv";
import { listErrors } from "./errors.store";
import { runById } from "./read";
import type { ImportError, ImportRequest } from "./shapes";

const errorsAtOnce = 1_000;

/** Everything that was refused, as CSV, piece by piece. @throws Refusal before the first piece */
export async function exportErrors(
  ctx: Context,
  { importId }: ImportRequest,
): Promise<AsyncIterable<string>> {
  permit(ctx, "imports.read");
  await inTransaction(ctx, (tx) => runById(tx, importId));
  return pieces(ctx, importId);
}

async function* pieces(ctx: Context, importId: string): AsyncGenerator<string> {
  yield csvRecord(["row", "column", "code", "message", "value"]);
  let after: ImportError | undefined;
  for (;;) {
    const place = after;
    const errors = await inTransaction(ctx, (tx) => listErrors(tx, importId, errorsAtOnce, place));
    yield errors
      .map(({ row, column, code, message, value }) =>
        csvRecord([row, column, code, message, value]),
      )
      .join("");
    after = errors.at(-1);
    if (errors.length < errorsAtOnce) return;
  }
}
