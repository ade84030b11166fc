import "server-only";
import { answerRequest, type Operation, type Route } from "@/app/_wiring/answer-request";
import { door } from "@/app/_wiring/door";
import { apiHeaders, methodRefused } from "@/app/_wiring/problem";
import { authenticateKey } from "@/lib/access/authenticate-key";
import type { Context } from "@/lib/access/context";

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** The context of a request that carries an API key; for routes that read their own body. */
export function requireKey(request: Request): Promise<Context> {
  return authenticateKey(door(), request.headers.get("authorization"));
}

/** Makes a route of a verb; with `action`, the only place where errors are caught. */
export function endpoint<I, R>(operation: Operation<I, R>) {
  const handler = (request: Request, route: Route): Promise<Response> =>
    answerRequest(door(), operation, request, route);
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
