import { endpoint, otherMethods } from "@/app/_wiring/http";
import { downloadResponse } from "@/app/_wiring/stream";
import { exportResponses } from "@/lib/responses/export-responses";
import { ExportResponses } from "@/lib/responses/shapes";

export const GET = endpoint({
  shape: ExportResponses,
  run: async (ctx, query) =>
    downloadResponse(await exportResponses(ctx, query), "responses", query.format),
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
