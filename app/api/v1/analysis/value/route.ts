import { endpoint, otherMethods } from "@/app/_wiring/http";
import { analyseValue } from "@/lib/value/analyse-value";
import { ValueRequest } from "@/lib/value/shapes";

export const POST = endpoint({ shape: ValueRequest, run: analyseValue });

export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods("POST");
