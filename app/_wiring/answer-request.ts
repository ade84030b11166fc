import { createHash } from "node:crypto";
import type { ZodType } from "zod";
import { checkValue, parseObject, readBody } from "@/app/_wiring/json-body";
import { apiHeaders, invalid, thrownResponse } from "@/app/_wiring/problem";
import { authenticateKey } from "@/lib/access/authenticate-key";
import type { Context } from "@/lib/access/context";
import type { Door } from "@/lib/access/door";
import { type GivenAnswer, once } from "@/lib/access/once";

/** One operation of the API: which input it takes and the verb that does it. */
export interface Operation<I, R> {
  /** Path parameters, query and JSON body meet it as one object; a path parameter wins. */
  shape: ZodType<I>;
  /** A value becomes JSON, nothing becomes 204, a Response goes out as it is (streams). */
  run: (ctx: Context, input: I) => Promise<R>;
  /** 200 unless told; a function where it depends on what the verb found. */
  status?: number | ((value: R) => number);
}

/** What the framework says of a route besides the request. */
export interface Route {
  params: Promise<Record<string, string | string[] | undefined>>;
}

function queryOf(url: URL): Record<string, string | string[]> {
  const names = [...new Set(url.searchParams.keys())];
  return Object.fromEntries(
    names.map((name) => {
      const values = url.searchParams.getAll(name);
      return [name, values.length > 1 ? values : (values[0] ?? "")];
    }),
  );
}

function statusOf<I, R>(operation: Operation<I, R>, value: R): number {
  if (value === undefined) return 204;
  const { status = 200 } = operation;
  return typeof status === "function" ? status(value) : status;
}

function jsonResponse({ status, body }: GivenAnswer): Response {
  if (body === undefined) return new Response(null, { status, headers: apiHeaders });
  return new Response(JSON.stringify(body), {
    status,
    headers: { ...apiHeaders, "content-type": "application/json" },
  });
}

/** The same request has the same text here: method, address with query, and body. */
function requestHash(request: Request, url: URL, body: Uint8Array): string {
  const line = `${request.method} ${url.pathname}${url.search}\n`;
  return createHash("sha256").update(line).update(body).digest("hex");
}

async function answer<I, R>(
  door: Door,
  operation: Operation<I, R>,
  request: Request,
  route: Route,
) {
  const ctx = await authenticateKey(door, request.headers.get("authorization"));
  const url = new URL(request.url);
  const writes = request.method !== "GET" && request.method !== "HEAD";
  const bytes = writes ? await readBody(request) : new Uint8Array();
  const [query, params] = [queryOf(url), await route.params];
  checkValue({ ...query, ...params });
  const parsed = operation.shape.safeParse({ ...query, ...parseObject(bytes), ...params });
  if (!parsed.success) throw invalid(parsed.error);
  const key = writes ? request.headers.get("idempotency-key") : null;
  if (key === null) {
    const value = await operation.run(ctx, parsed.data);
    if (value instanceof Response) return value;
    return jsonResponse({ status: statusOf(operation, value), body: value });
  }
  const given = await once(ctx, key, requestHash(request, url, bytes), async (tx) => {
    const value = await operation.run(tx, parsed.data);
    return { status: statusOf(operation, value), body: value };
  });
  return jsonResponse(given);
}

/** Answers one request of the API: whoever asks, whatever they send, and whatever goes wrong. */
export async function answerRequest<I, R>(
  door: Door,
  operation: Operation<I, R>,
  request: Request,
  route: Route,
): Promise<Response> {
  try {
    return await answer(door, operation, request, route);
  } catch (error) {
    return thrownResponse(error, "api.failed");
  }
}
