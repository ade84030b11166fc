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
import { log } from "@/lib/ground/log";
import { isRefusal } from "@/lib/ground/refusal";

/** A result, and since when it has been kept. */
export interface Kept<R> {
  value: R;
  computedAt: Date;
  dataVersion: string;
}

const daysKept = 30;

const failureRememberedMilliseconds = 5000;

// Raise it when the same request and the same data would now give another result.
const edition = 1;

const versions = new OncePerPage<string>();

/** Told how far a computation is, from 0 to 1. */
export type Report = (share: number) => void;

/** What is asked, with everything but the data that the result depends on. */
export interface KeptRequest {
  name: string;
  input: unknown;
}

export type Compute<R> = (dataVersion: string, report: Report) => Promise<R>;

/** A computation under way in this process: whoever asks meanwhile waits for the same result. */
interface Running {
  result: Promise<Kept<unknown>>;
  dataVersion: string;
  readonly progress: { share: number; failed: boolean };
}

const underWay = new Map<string, Running>();

/**
 * The result of a request, computed only if the data changed since it was last computed. The
 * version is read before the data are: a change in between makes the next request compute again.
 *
 * @param shape of the result; what an earlier version of the program kept otherwise is computed anew
 */
export async function keptResult<R>(
  ctx: Context,
  request: KeptRequest,
  shape: ZodType<R>,
  compute: Compute<R>,
): Promise<Kept<R>> {
  const { place, kept } = await lookUp(ctx, request, shape);
  if (kept?.dataVersion === place.dataVersion) return kept;
  const running = underWay.get(keyOf(ctx, place));
  const isSame = running?.dataVersion === place.dataVersion && !running.progress.failed;
  const joined = isSame ? running : start(ctx, request, place, compute);
  return parsed(await joined.result, shape);
}

/** What a page can show at once: one of the two is there, and both while newer data are computed. */
export interface SoFar<R> {
  kept: Kept<R> | undefined;
  /** The share that is done, from 0 to 1. */
  computing: number | undefined;
}

const patienceMilliseconds = 1500;

/**
 * The same for somebody who looks at a page: waits a moment, then takes the result of older data, or
 * none, together with how far the newer one is. A computation of any version that is under way is
 * let to its end, or data that change every second would never let one finish.
 */
export async function resultSoFar<R>(
  ctx: Context,
  request: KeptRequest,
  shape: ZodType<R>,
  compute: Compute<R>,
): Promise<SoFar<R>> {
  const { place, kept } = await lookUp(ctx, request, shape);
  if (kept?.dataVersion === place.dataVersion) return { kept, computing: undefined };
  const running = underWay.get(keyOf(ctx, place)) ?? start(ctx, request, place, compute);
  const done = await Promise.race([running.result, moment(patienceMilliseconds)]);
  if (done) return { kept: parsed(done, shape), computing: undefined };
  return { kept, computing: running.progress.share };
}

function moment(milliseconds: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function parsed<R>({ value, ...rest }: Kept<unknown>, shape: ZodType<R>): Kept<R> {
  return { ...rest, value: shape.parse(value) };
}

/** Where a result is kept, and the state of the data it would be of. */
interface Place {
  requestHash: string;
  dataVersion: string;
}

function keyOf({ organizationId }: Context, { requestHash }: Place): string {
  return `${organizationId} ${requestHash}`;
}

async function lookUp<R>(ctx: Context, request: KeptRequest, shape: ZodType<R>) {
  const requestHash = hashOf(request);
  const dataVersion = await versions.read(ctx, () => inTransaction(ctx, readDataVersion));
  const found = await inTransaction(ctx, (tx) => findKept(tx, requestHash));
  const known = found ? shape.safeParse(found.result) : undefined;
  const kept: Kept<R> | undefined =
    found && known?.success
      ? { value: known.data, computedAt: found.computedAt, dataVersion: found.dataVersion }
      : undefined;
  return { place: { requestHash, dataVersion }, kept };
}

function start<R>(ctx: Context, { name }: KeptRequest, place: Place, compute: Compute<R>): Running {
  const key = keyOf(ctx, place);
  const progress = { share: 0, failed: false };
  const result = computeAndKeep(ctx, place, (version) =>
    compute(version, (share) => {
      progress.share = share;
    }),
  );
  const running: Running = { dataVersion: place.dataVersion, result, progress };
  underWay.set(key, running);
  const leave = () => {
    if (underWay.get(key) === running) underWay.delete(key);
  };
  running.result.then(leave, (error: unknown) => {
    progress.failed = true;
    // Whoever looks at the page again is told, even when nobody was waiting any more.
    setTimeout(leave, failureRememberedMilliseconds).unref();
    if (!isRefusal(error)) log.error("analysis.failed", error, { name });
  });
  return running;
}

async function computeAndKeep<R>(
  ctx: Context,
  place: Place,
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
