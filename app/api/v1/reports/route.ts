import { endpoint, otherMethods } from "@/app/_wiring/http";
import { makeReport } from "@/lib/analysis/reports/make-report";
import { readReports } from "@/lib/analysis/reports/read-reports";
import { ListReports, MakeReport } from "@/lib/analysis/reports/shapes";

export const GET = endpoint({ shape: ListReports, run: readReports });
export const POST = endpoint({ shape: MakeReport, run: makeReport, status: 201 });

export const { PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET", "POST");
