import type { Context } from "@/lib/access/context";
import { inTransaction } from "@/lib/db/transaction";
import { analyseValue } from "@/lib/value/analyse-value";
import { findFit } from "@/lib/value/estimates.store";
import { ValueRequest } from "@/lib/value/shapes";

/**
 * Fits again what an organisation values its customers by, on what is known today. A calibration
 * that ended on a fixed day was a test of the model; it is not what customers are worth now.
 */
export async function refitValues(ctx: Context): Promise<"refitted" | "unchanged" | "no best fit"> {
  const kept = await inTransaction(ctx, findFit);
  const request = ValueRequest.safeParse(kept?.request);
  if (!request.success) return "unchanged";
  const { calibrationEnd: _, ...rest } = request.data;
  const { converged } = await analyseValue(ctx, rest);
  return converged ? "refitted" : "no best fit";
}
