import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { findFit } from "@/lib/value/estimates.store";

/** Whether customers are valued by a model. */
export async function hasFit(ctx: Context): Promise<boolean> {
  permit(ctx, "analysis.read");
  return (await inTransaction(ctx, findFit)) !== undefined;
}
