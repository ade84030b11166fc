import { endpoint, otherMethods } from "@/app/_wiring/http";
import { kpiCatalogue } from "@/lib/framework/kpi-catalogue";
import { ListKpis } from "@/lib/framework/kpi-catalogue-shapes";
import { describeKpi } from "@/lib/kpis/describe-kpi";
import { DescribeKpi } from "@/lib/kpis/shapes";

export const GET = endpoint({ shape: ListKpis, run: kpiCatalogue });
export const POST = endpoint({ shape: DescribeKpi, run: describeKpi });

export const { PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET", "POST");
