import { connection } from "@/lib/access/connection";
import { readFigures } from "@/lib/access/figures";
import { exposition } from "@/lib/ground/exposition";

export const dynamic = "force-dynamic";

/** Figures of the process and its queues, for Prometheus. */
export async function GET(): Promise<Response> {
  const text = exposition(await readFigures(connection()));
  const type = "text/plain; version=0.0.4; charset=utf-8";
  return new Response(text, { headers: { "content-type": type, "cache-control": "no-store" } });
}
