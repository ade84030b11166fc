import { analysisOperations } from "@/app/api/v1/openapi.json/analysis";
import type { Described } from "@/app/api/v1/openapi.json/described";

/** Every operation of the API, in the order of the documentation. */
export const catalogue: readonly Described[] = [...analysisOperations];
