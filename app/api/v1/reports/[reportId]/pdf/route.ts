import { endpoint, otherMethods } from "@/app/_wiring/http";
import { pdfDownload } from "@/app/_wiring/stream";
import { exportReport } from "@/lib/analysis/reports/export-report";
import { OneReport } from "@/lib/analysis/reports/shapes";

export const GET = endpoint({
  shape: OneReport,
  run: async (ctx, input) => {
    const { bytes, name } = await exportReport(ctx, input);
    return pdfDownload(bytes, name);
  },
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
