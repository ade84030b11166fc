import { endpoint, otherMethods } from "@/app/_wiring/http";
import { correlations } from "@/lib/analysis/correlations";
import { CorrelationsRequest } from "@/lib/analysis/shapes";

export const POST = endpoint({ shape: CorrelationsRequest, run: correlations });

export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods("POST");
