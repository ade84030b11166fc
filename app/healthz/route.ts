export const dynamic = "force-dynamic";

/** The process answers; whether it can serve is /readyz's to say. */
export function GET(): Response {
  return Response.json({ status: "alive" }, { headers: { "cache-control": "no-store" } });
}
