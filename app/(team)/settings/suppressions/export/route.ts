import { requirePermission } from "@/app/_wiring/session";
import { downloadResponse } from "@/app/_wiring/stream";
import { exportSuppressions } from "@/lib/touchpoints/read-suppressions";

/** The whole list as a file, for a signed-in member. */
export async function GET(): Promise<Response> {
  const ctx = await requirePermission("suppressions.read");
  return downloadResponse(exportSuppressions(ctx), "suppressions", "csv");
}
