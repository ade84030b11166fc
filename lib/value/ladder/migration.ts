import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { resultSoFar } from "@/lib/analysis/kept-result";
import type { SoFar } from "@/lib/analysis/so-far";
import { inTransaction } from "@/lib/db/transaction";
import { readValueSettings } from "@/lib/value/histories.store";
import { countMigration } from "@/lib/value/ladder/ladder.store";
import { quarterSpans, spanOf } from "@/lib/value/ladder/quarter-span";
import { Migration, type ShownQuarter } from "@/lib/value/ladder/rungs";

/** Who climbed and who slipped on the ladder of loyalty in a quarter, and what they are worth. */
export async function migration(
  ctx: Context,
  quarter: string | undefined,
): Promise<{ shown: ShownQuarter; soFar: SoFar<Migration> }> {
  permit(ctx, "analysis.read");
  const settings = await inTransaction(ctx, readValueSettings);
  const { today, currency, grossMargin } = settings;
  const { key, ...span } = spanOf(today, quarter);
  const quarters = quarterSpans(today).map((each) => each.key);
  const request = { name: "ladder", input: [span, grossMargin], day: today };
  const soFar = await resultSoFar(ctx, request, Migration, async () => ({
    cells: await inTransaction(ctx, (tx) => countMigration(tx, span, settings)),
  }));
  return { shown: { key, ...span, currency, quarters }, soFar };
}
