import { createHash } from "node:crypto";
import type { ZodType } from "zod";
import type { Context } from "@/lib/access/context";
import { AtHand } from "@/lib/analysis/at-hand";
import {
  findKept,
  forgetResults,
  keepResult,
  readDataVersion,
} from "@/lib/analysis/kept-result.store";
import { OncePerPage, patienceOf } from "@/lib/analysis/one-page";
import type { Kept, SoFar } from "@/lib/analysis/so-far";
import { asComputation } from "@/lib/db/computation";
import { inTransaction } from "@/lib/db/transaction";
import { log } from "@/lib/ground/log";
import { isRefusal } from "@/lib/ground/refusal";

const daysKept = 30;

const failureRememberedMilliseconds = 5000;

// Raise it when the same request and the same data would now give another result.
const edition = 6;

const versions = new OncePerPage<string>();

const atHand = new AtHand(8);

/** Told how far a computation is, from 0 to 1. */
export type Report = (share: number) => void;

/** What is asked, with everything but the data that the result depends on. */
export interface KeptRequest {
  name: string;
  input: unknown;
  /** The day it is asked on, where the result is another every day; yesterday's is an older one. */
  day?: string | null;
  /** Whether it is asked for many times in a row, and every millisecond is waited for. */
  isAskedOften?: boolean;
}

export type Compute<R> = (dataVersion: string, report: Report) => Promise<R>;

/** A computation under way in this process: whoever asks meanwhile waits for the same result. */
interface Running {
  result: Promise<Kept<unknown>>;
  state: string;
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
  // One that ends while what is kept is read has its result at hand.
  const ending = underWay.get(keyOf(ctx, { requestHash: hashOf(request) }));
  const { place, kept } = await lookUp(ctx, request, shape);
  if (kept?.state === place.state) return kept;
  const running = underWay.get(keyOf(ctx, place)) ?? ending;
  const isSame = running?.state === place.state && !running.progress.failed;
  const joined = isSame ? running : start(ctx, request, place, compute);
  return parsed(await joined.result, shape);
}

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
  const ending = underWay.get(keyOf(ctx, { requestHash: hashOf(request) }));
  const { place, kept } = await lookUp(ctx, request, shape);
  if (kept?.state === place.state) return { kept, computing: undefined };
  const running = underWay.get(keyOf(ctx, place)) ?? ending ?? start(ctx, request, place, compute);
  const done = await Promise.race([running.result, moment(patienceOf(ctx, performance.now()))]);
  if (done) return { kept: parsed(done, shape), computing: undefined };
  return { kept, computing: running.progress.share };
}

/** For what a page is built of: as `resultSoFar`, but where there is nothing at all it is waited for. */
export async function resultForPage<R>(
  ctx: Context,
  request: KeptRequest,
  shape: ZodType<R>,
  compute: Compute<R>,
): Promise<Kept<R> & { isOlder: boolean }> {
  const { kept, computing } = await resultSoFar(ctx, request, shape, compute);
  if (kept) return { ...kept, isOlder: computing !== undefined };
  return { ...(await keptResult(ctx, request, shape, compute)), isOlder: false };
}

function moment(milliseconds: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function parsed<R>({ value, ...rest }: Kept<unknown>, shape: ZodType<R>): Kept<R> {
  return { ...rest, value: shape.parse(value) };
}

/** Where a result is kept, and the state it would be of. */
interface Place {
  requestHash: string;
  dataVersion: string;
  state: string;
}

function keyOf({ organizationId }: Context, { requestHash }: Pick<Place, "requestHash">): string {
  return `${organizationId} ${requestHash}`;
}

async function lookUp<R>(ctx: Context, request: KeptRequest, shape: ZodType<R>) {
  const requestHash = hashOf(request);
  const dataVersion = await versions.read(ctx, () => inTransaction(ctx, readDataVersion));
  const state = request.day ? `${dataVersion} ${request.day}` : dataVersion;
  const place = { requestHash, dataVersion, state };
  const remembered = atHand.find(keyOf(ctx, place), state, shape);
  if (remembered) return { place, kept: remembered };
  const found = await inTransaction(ctx, (tx) => findKept(tx, requestHash));
  const known = found ? shape.safeParse(found.result) : undefined;
  const kept: Kept<R> | undefined =
    found && known?.success
      ? { value: known.data, computedAt: found.computedAt, state: found.dataVersion }
      : undefined;
  if (kept && request.isAskedOften) atHand.put(keyOf(ctx, place), kept, shape);
  return { place, kept };
}

function start<R>(ctx: Context, { name }: KeptRequest, place: Place, compute: Compute<R>): Running {
  const key = keyOf(ctx, place);
  const progress = { share: 0, failed: false };
  const result = computeAndKeep(ctx, place, (version) =>
    compute(version, (share) => {
      progress.share = share;
    }),
  );
  const running: Running = { state: place.state, result, progress };
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
  const value = await asComputation(() => compute(place.dataVersion));
  const computedAt = ctx.now();
  await inTransaction(ctx, async (tx) => {
    const { requestHash, state: dataVersion } = place;
    await keepResult(tx, { requestHash, dataVersion, result: value, computedAt });
    await forgetResults(tx, new Date(computedAt.getTime() - daysKept * 24 * 3600 * 1000));
  });
  return { value, computedAt, state: place.state };
}

function hashOf({ name, input }: KeptRequest): string {
  const text = JSON.stringify([edition, name, input]);
  return createHash("sha256").update(text).digest("hex");
}
