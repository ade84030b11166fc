import { endpoint, otherMethods } from "@/app/_wiring/http";
import { OneOrMany } from "@/lib/ground/batch";
import { recordKpiValues } from "@/lib/touchpoints/record-kpi-values";

export const POST = endpoint({
  shape: OneOrMany,
  run: recordKpiValues,
  status: (answer) => ("results" in answer ? 200 : 201),
});

export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods("POST");
