import "server-only";
import { createHash } from "node:crypto";
import type { ZodType } from "zod";
import { checkValue, parseObject, readBody } from "@/app/_wiring/json-body";
import { apiHeaders, invalid, methodRefused, thrownResponse } from "@/app/_wiring/problem";
import { authenticateKey } from "@/lib/access/authenticate-key";
import { connection } from "@/lib/access/connection";
import type { Context } from "@/lib/access/context";
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

interface Route {
  params: Promise<Record<string, string | string[] | undefined>>;
}

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
type Method = (typeof methods)[number];

/** The context of a request that carries an API key; also for routes that read their own body. */
export async function requireKey(request: Request): Promise<Context> {
  return authenticateKey(connection(), request.headers.get("authorization"));
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

async function answer<I, R>(operation: Operation<I, R>, request: Request, route: Route) {
  const ctx = await requireKey(request);
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
  const hash = createHash("sha256");
  hash.update(`${request.method} ${url.pathname}${url.search}\n`).update(bytes);
  const given = await once(ctx, key, hash.digest("hex"), async (tx) => {
    const value = await operation.run(tx, parsed.data);
    return { status: statusOf(operation, value), body: value };
  });
  return jsonResponse(given);
}

/** Makes a route of a verb; with `action`, the only place where errors are caught. */
export function endpoint<I, R>(operation: Operation<I, R>) {
  const handler = async (request: Request, route: Route): Promise<Response> => {
    try {
      return await answer(operation, request, route);
    } catch (error) {
      return thrownResponse(error, "api.failed");
    }
  };
  return Object.assign(handler, { operation });
}

/** The other methods of an address: 405 that names those it has, and OPTIONS. */
export function otherMethods(...allowed: Method[]) {
  const known = [...allowed, ...(allowed.includes("GET") ? ["HEAD"] : []), "OPTIONS"];
  const refuse = () => methodRefused(known);
  const OPTIONS = () =>
    new Response(null, { status: 204, headers: { ...apiHeaders, allow: known.join(", ") } });
  return { GET: refuse, POST: refuse, PUT: refuse, PATCH: refuse, DELETE: refuse, OPTIONS };
}
