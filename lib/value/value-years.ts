import type { Context } from "@/lib/access/context";
import { inTransaction } from "@/lib/db/transaction";
import { findFit } from "@/lib/value/estimates.store";
import { ValueRequest } from "@/lib/value/shapes";

const usualMonths = 36;

/** Over how many years the organisation counts what a customer is worth. */
export async function valueYears(ctx: Context): Promise<number> {
  const fit = await inTransaction(ctx, findFit);
  const request = ValueRequest.safeParse(fit?.request);
  return (request.data?.horizonMonths ?? usualMonths) / 12;
}
