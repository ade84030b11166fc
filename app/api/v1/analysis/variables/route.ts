import { endpoint, otherMethods } from "@/app/_wiring/http";
import { VariablesRequest } from "@/lib/analysis/shapes";
import { variables } from "@/lib/analysis/variables";

export const GET = endpoint({ shape: VariablesRequest, run: variables });

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
