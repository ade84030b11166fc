import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { listEdges } from "@/lib/framework/edge.store";
import type { EdgeAnswer } from "@/lib/framework/edge-shapes";

/** Every arrow that was decided by hand. */
export async function readEdges(ctx: Context): Promise<EdgeAnswer> {
  permit(ctx, "analysis.read");
  return { data: await inTransaction(ctx, listEdges), nextCursor: null };
}
