import { orMissing, parseOrMissing } from "@/app/_wiring/or-missing";
import { requirePermission } from "@/app/_wiring/session";
import { downloadResponse } from "@/app/_wiring/stream";
import { exportResponses } from "@/lib/responses/export-responses";
import { ExportQuery } from "@/lib/responses/shapes";

interface Route {
  params: Promise<{ id: string }>;
}

/** The listed responses as a file, for a signed-in member. */
export async function GET(request: Request, { params }: Route): Promise<Response> {
  const ctx = await requirePermission("responses.export");
  const given = Object.fromEntries(new URL(request.url).searchParams);
  const query = parseOrMissing(ExportQuery, { ...given, survey: (await params).id });
  const pieces = await orMissing(exportResponses(ctx, query));
  return downloadResponse(pieces, "responses", query.format);
}
