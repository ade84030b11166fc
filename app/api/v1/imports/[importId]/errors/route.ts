import { endpoint, otherMethods } from "@/app/_wiring/http";
import { downloadResponse } from "@/app/_wiring/stream";
import { exportErrors } from "@/lib/imports/export-errors";
import { ImportRequest } from "@/lib/imports/shapes";

export const GET = endpoint({
  shape: ImportRequest,
  run: async (ctx, input) =>
    downloadResponse(await exportErrors(ctx, input), "import-errors", "csv"),
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
