import { connection } from "@/lib/access/connection";
import { readReadiness } from "@/lib/access/readiness";

export const dynamic = "force-dynamic";

/** Whether this process can serve: 200, or 503 and what is missing. */
export async function GET(): Promise<Response> {
  const checks = await readReadiness(connection());
  const ready = Object.values(checks).every(Boolean);
  return Response.json(
    { status: ready ? "ready" : "not ready", checks },
    { status: ready ? 200 : 503, headers: { "cache-control": "no-store" } },
  );
}
