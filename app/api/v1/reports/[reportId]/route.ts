import { endpoint, otherMethods } from "@/app/_wiring/http";
import { deleteReport } from "@/lib/analysis/reports/delete-report";
import { readReport } from "@/lib/analysis/reports/read-reports";
import { OneReport } from "@/lib/analysis/reports/shapes";

export const GET = endpoint({ shape: OneReport, run: readReport });
export const DELETE = endpoint({ shape: OneReport, run: deleteReport });

export const { POST, PUT, PATCH, OPTIONS } = otherMethods("GET", "DELETE");
