import { z } from "zod";
import type { Described } from "@/app/api/v1/openapi.json/described";
import { KpiCatalogue, ListKpis } from "@/lib/framework/kpi-catalogue-shapes";
import { DescribeKpi } from "@/lib/kpis/shapes";

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
      "measures that are Vocal's own, only owner, target and source can be said (422).",
    input: DescribeKpi,
    answer: z.object({ key: z.string() }),
  },
];
