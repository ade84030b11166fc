import type { Context } from "@/lib/access/context";
import { inTransaction } from "@/lib/db/transaction";
import { fitAndKeep } from "@/lib/value/analyse-value";
import { beginRun, endRun, hearOfRun, reportRun } from "@/lib/value/run.store";
import { ValueRequest } from "@/lib/value/shapes";
import { stayHeard } from "@/lib/value/stay-heard";

const millisecondsBetweenReports = 400;

/**
 * Does the fit that was asked for and writes down how far it is; running it again begins anew, and
 * changes nothing once it has ended.
 */
export async function runFit(ctx: Context): Promise<"fitted" | "no best fit" | "nothing to do"> {
  const request = ValueRequest.safeParse(await inTransaction(ctx, beginRun));
  if (!request.success) return "nothing to do";
  let reported = 0;
  const fit = () =>
    fitAndKeep(ctx, request.data, async (share) => {
      if (performance.now() - reported < millisecondsBetweenReports) return;
      await inTransaction(ctx, (tx) => reportRun(tx, share));
      reported = performance.now();
    });
  const { problem, converged } = await stayHeard(() => inTransaction(ctx, hearOfRun), fit);
  await inTransaction(ctx, (tx) => endRun(tx, problem));
  return converged ? "fitted" : "no best fit";
}
