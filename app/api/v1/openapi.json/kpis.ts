import { z } from "zod";
import type { Described } from "@/app/api/v1/openapi.json/described";
import { KpiCatalogue, ListKpis } from "@/lib/framework/kpi-catalogue-shapes";
import { DescribeKpi, OneKpi } from "@/lib/kpis/shapes";

/** What the API does with the catalogue of what is measured. */
export const kpiOperations: readonly Described[] = [
  {
    ...{ tag: "kpis", permission: "kpis.read", status: 200 },
    method: "GET",
    path: "/kpis",
    summary: "List everything that is measured, with its owner, target, source and newest value",
    description:
      "The measures of the field are there from the start, without values until somebody brings them. " +
      "`isOwn` are those that Vocal computes itself.",
    input: ListKpis,
    answer: KpiCatalogue,
  },
  {
    ...{ tag: "kpis", permission: "kpis.write", status: 200 },
    method: "POST",
    path: "/kpis",
    summary: "Say what a KPI means, who answers for it and what is to be reached",
    description:
      "By its key; what is left out stays as it is, and an unknown key joins the catalogue. Of the " +
      "measures that are Vocal's own, only owner, target and source can be said (422). With a `formula` " +
      "of other KPIs that are measured per the same thing (their keys, numbers, + - * / and brackets; a " +
      "key with a hyphen in quotation marks), the KPI is computed wherever it is analysed, also of what " +
      "was measured before. Divided by zero, or where a part is missing, it has no value. A KPI whose " +
      "values are brought takes no formula, and a computed one no values (422).",
    input: DescribeKpi,
    answer: z.object({ key: z.string() }),
  },
  {
    ...{ tag: "kpis", permission: "kpis.write", status: 204 },
    method: "DELETE",
    path: "/kpis/{kpiKey}",
    summary: "Take a computed KPI out of the catalogue",
    description: "What has values stays, and so does what another KPI is computed from (409).",
    input: OneKpi,
  },
];
