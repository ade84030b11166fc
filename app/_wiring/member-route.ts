import "server-only";
import { apiHeaders, thrownResponse } from "@/app/_wiring/problem";
import { signedIn } from "@/app/_wiring/session";
import type { Context } from "@/lib/access/context";
import { Refusal } from "@/lib/ground/refusal";

interface Route {
  params: Promise<Record<string, string>>;
}

/**
 * The session's cookie comes along from sister sites too; browsers say where a request began, and
 * nothing but our own pages may begin one that writes.
 */
function refuseForeign(request: Request): void {
  const from = request.headers.get("sec-fetch-site");
  if (request.method === "GET" || from === null || from === "same-origin") return;
  throw new Refusal("forbidden", "This may only be sent from Vocal's own pages.");
}

/** The same for a route that answers with pages: what to answer whoever comes from elsewhere. */
export function foreignAnswer(request: Request): Response | undefined {
  try {
    refuseForeign(request);
    return undefined;
  } catch (error) {
    return thrownResponse(error, "page.failed");
  }
}

/** Makes a route that a signed-in member's page calls by script; refusals become problem JSON. */
export function memberRoute(
  run: (ctx: Context, request: Request, params: Record<string, string>) => Promise<unknown>,
) {
  return async (request: Request, { params }: Route): Promise<Response> => {
    try {
      refuseForeign(request);
      const found = await signedIn();
      if (!found) throw new Refusal("unauthenticated", "You are signed out. Sign in again.");
      const value = await run(found.ctx, request, await params);
      return new Response(JSON.stringify(value), {
        headers: { ...apiHeaders, "content-type": "application/json" },
      });
    } catch (error) {
      return thrownResponse(error, "page.failed");
    }
  };
}
