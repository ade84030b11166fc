import type { Context } from "@/lib/access/context";
import type { CatalogueEntry } from "@/lib/analysis/catalogue";
import { readFrame } from "@/lib/analysis/frame.store";
import { type Catalogue, readCatalogue } from "@/lib/analysis/read-catalogue";
import type { Frame } from "@/lib/analysis/response-matrix";
import type { AnalysisFilter } from "@/lib/analysis/shapes";
import { inTransaction } from "@/lib/db/transaction";

/** The rows of some variables, for a question that is asked a floor above. */
export async function variableFrame(
  ctx: Context,
  entries: readonly CatalogueEntry[],
  filter: AnalysisFilter,
  catalogue?: Pick<Catalogue, "settings">,
): Promise<Frame> {
  const { settings } = catalogue ?? (await readCatalogue(ctx));
  return inTransaction(ctx, (tx) => readFrame(tx, entries, { filter, settings }));
}
