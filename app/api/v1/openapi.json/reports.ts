import type { Described } from "@/app/api/v1/openapi.json/described";
import {
  ListReports,
  MakeReport,
  OneReport,
  Report,
  ReportList,
} from "@/lib/analysis/reports/shapes";

const reading = { tag: "reports", permission: "analysis.read", status: 200 } as const;
const editing = { tag: "reports", permission: "reports.edit" } as const;

/** What the API does with reports of the analysis. */
export const reportOperations: readonly Described[] = [
  {
    ...reading,
    method: "GET",
    path: "/reports",
    summary: "List the reports of the analysis, newest first",
    input: ListReports,
    answer: ReportList,
  },
  {
    ...editing,
    method: "POST",
    path: "/reports",
    status: 201,
    alsoPermission: "analysis.read",
    summary: "Keep the numbers of the analysis as they are now",
    description:
      "Scores, drivers and correlations of the rows that `filter` leaves. They do not change with " +
      "the data any more, and are of groups only. Without an `outcome` the first there is.",
    input: MakeReport,
    answer: Report,
  },
  {
    ...reading,
    method: "GET",
    path: "/reports/{reportId}",
    summary: "Read a report",
    input: OneReport,
    answer: Report,
  },
  {
    ...editing,
    method: "DELETE",
    path: "/reports/{reportId}",
    summary: "Delete a report",
    input: OneReport,
  },
  {
    ...reading,
    method: "GET",
    path: "/reports/{reportId}/pdf",
    summary: "Download a report as PDF",
    description: "Letters that its fonts lack stand as boxes, and the document says so.",
    input: OneReport,
    answerTypes: ["application/pdf"],
  },
];
