import type { Context } from "@/lib/access/context";
import type { Partition } from "@/lib/analysis/partition";
import { catalogueOfKeys, entriesOf } from "@/lib/analysis/read-catalogue";
import { type AnalysisSettings, readSettings } from "@/lib/analysis/settings.store";
import { inTransaction } from "@/lib/db/transaction";

const spans = ["day", "week", "month"] as const;

/**
 * What `by` groups answers by. Of everybody, and over time, nothing needs to be known of variables.
 *
 * @throws Refusal "invalid" when there is no such variable
 */
export async function partitionOf(
  ctx: Context,
  by: string | undefined,
): Promise<{ partition: Partition; settings: AnalysisSettings }> {
  const span = spans.find((each) => each === by);
  if (by === undefined || span) {
    const settings = await inTransaction(ctx, readSettings);
    return { partition: span ? { by: "time", span } : { by: "all" }, settings };
  }
  const catalogue = await catalogueOfKeys(ctx, [by]);
  const { groupings, settings } = catalogue;
  if (groupings.some(({ key }) => key === by)) {
    return { partition: { by: "grouping", key: by }, settings };
  }
  const [entry] = entriesOf({ ...catalogue, groupings: [] }, [by], "by");
  if (!entry) throw new RangeError("one variable groups the answers");
  return { partition: { by: "variable", entry }, settings };
}
