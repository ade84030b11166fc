import { orMissing, parseOrMissing } from "@/app/_wiring/or-missing";
import { requirePermission } from "@/app/_wiring/session";
import { downloadResponse } from "@/app/_wiring/stream";
import { exportErrors } from "@/lib/imports/export-errors";
import { ImportRequest } from "@/lib/imports/shapes";

interface Route {
  params: Promise<{ importId: string }>;
}

/** Every row that was left out, and why, as a file for a signed-in member. */
export async function GET(_request: Request, { params }: Route): Promise<Response> {
  const ctx = await requirePermission("imports.read");
  const pieces = await orMissing(exportErrors(ctx, parseOrMissing(ImportRequest, await params)));
  return downloadResponse(pieces, "import-errors", "csv");
}
