import { endpoint, otherMethods } from "@/app/_wiring/http";
import { comparison } from "@/lib/analysis/comparison/comparison";
import { ComparisonRequest } from "@/lib/analysis/comparison/shapes";

export const POST = endpoint({ shape: ComparisonRequest, run: comparison });

export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods("POST");
