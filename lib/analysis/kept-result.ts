import { createHash } from "node:crypto";
import type { ZodType } from "zod";
import type { Context } from "@/lib/access/context";
import {
  findKept,
  forgetResults,
  keepResult,
  readDataVersion,
} from "@/lib/analysis/kept-result.store";
import { OncePerPage } from "@/lib/analysis/one-page";
import { inTransaction } from "@/lib/db/transaction";

/** A result, and since when it has been kept. */
export interface Kept<R> {
  value: R;
  computedAt: Date;
  dataVersion: string;
}

const daysKept = 30;

// Raise it when the same request and the same data would now give another result.
const edition = 1;

const versions = new OncePerPage<string>();

/** Requests being computed in this process: whoever asks meanwhile waits for the same result. */
const underWay = new Map<string, Promise<Kept<unknown>>>();

/**
 * The result of a request, computed only if the data changed since it was last computed. The
 * version is read before the data are: a change in between makes the next request compute again.
 *
 * @param request what was asked, with everything but the data that the result depends on
 * @param shape of the result; what an earlier version of the program kept otherwise is computed anew
 */
export async function keptResult<R>(
  ctx: Context,
  request: { name: string; input: unknown },
  shape: ZodType<R>,
  compute: (dataVersion: string) => Promise<R>,
): Promise<Kept<R>> {
  const requestHash = hashOf(request);
  const dataVersion = await versions.read(ctx, () => inTransaction(ctx, readDataVersion));
  const found = await inTransaction(ctx, (tx) => findKept(tx, requestHash));
  const known = found?.dataVersion === dataVersion ? shape.safeParse(found.result) : undefined;
  if (found && known?.success) {
    return { value: known.data, computedAt: found.computedAt, dataVersion };
  }
  const place = `${ctx.organizationId} ${requestHash} ${dataVersion}`;
  const running = underWay.get(place);
  if (running) {
    const shared = await running;
    return { ...shared, value: shape.parse(shared.value) };
  }
  const computing = computeAndKeep(ctx, { requestHash, dataVersion }, compute);
  underWay.set(place, computing);
  return computing.finally(() => underWay.delete(place));
}

async function computeAndKeep<R>(
  ctx: Context,
  place: { requestHash: string; dataVersion: string },
  compute: (dataVersion: string) => Promise<R>,
): Promise<Kept<R>> {
  const value = await compute(place.dataVersion);
  const computedAt = ctx.now();
  await inTransaction(ctx, async (tx) => {
    await keepResult(tx, { ...place, result: value, computedAt });
    await forgetResults(tx, new Date(computedAt.getTime() - daysKept * 24 * 3600 * 1000));
  });
  return { value, computedAt, dataVersion: place.dataVersion };
}

function hashOf(request: { name: string; input: unknown }): string {
  const text = JSON.stringify([edition, request.name, request.input]);
  return createHash("sha256").update(text).digest("hex");
}
