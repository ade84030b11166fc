import { endpoint, otherMethods } from "@/app/_wiring/http";
import { removeComputedKpi } from "@/lib/kpis/remove-computed-kpi";
import { OneKpi } from "@/lib/kpis/shapes";

export const DELETE = endpoint({ shape: OneKpi, run: removeComputedKpi });

export const { GET, POST, PUT, PATCH, OPTIONS } = otherMethods("DELETE");
