import type { Context } from "@/lib/access/context";
import { readDataVersion } from "@/lib/analysis/kept-result.store";
import { inTransaction } from "@/lib/db/transaction";

/** The state of everything that analysis and valuation read, as one word. */
export function dataVersion(ctx: Context): Promise<string> {
  return inTransaction(ctx, readDataVersion);
}
