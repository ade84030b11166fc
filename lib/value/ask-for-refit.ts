import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { Refusal } from "@/lib/ground/refusal";
import { askForFit } from "@/lib/value/ask-for-fit";
import { findFit } from "@/lib/value/estimates.store";
import { ValueRequest } from "@/lib/value/shapes";

/** Has what the organisation values its customers by fitted again in the background. */
export async function askForRefit(ctx: Context): Promise<void> {
  permit(ctx, "analysis.read");
  const request = ValueRequest.safeParse((await inTransaction(ctx, findFit))?.request);
  if (!request.success) throw new Refusal("not-found", "No model was fitted yet.");
  const { calibrationEnd: _, ...rest } = request.data;
  await askForFit(ctx, rest);
}
