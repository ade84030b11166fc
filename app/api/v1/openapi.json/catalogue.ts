import { analysisOperations } from "@/app/api/v1/openapi.json/analysis";
import { askingOperations } from "@/app/api/v1/openapi.json/asking";
import { dataOperations } from "@/app/api/v1/openapi.json/data";
import type { Described } from "@/app/api/v1/openapi.json/described";
import { frameworkOperations } from "@/app/api/v1/openapi.json/framework";
import { importOperations } from "@/app/api/v1/openapi.json/imports";
import { kpiOperations } from "@/app/api/v1/openapi.json/kpis";
import { ledgerOperations } from "@/app/api/v1/openapi.json/ledger";
import { planOperations } from "@/app/api/v1/openapi.json/plans";
import { rateOperations } from "@/app/api/v1/openapi.json/rates";
import { reportOperations } from "@/app/api/v1/openapi.json/reports";
import { responseOperations } from "@/app/api/v1/openapi.json/responses";
import { roundOperations } from "@/app/api/v1/openapi.json/rounds";
import { surveyOperations } from "@/app/api/v1/openapi.json/surveys";
import { viewOperations } from "@/app/api/v1/openapi.json/views";

/** Every operation of the API, in the order of the documentation. */
export const catalogue: readonly Described[] = [
  ...dataOperations,
  ...kpiOperations,
  ...importOperations,
  ...surveyOperations,
  ...askingOperations,
  ...roundOperations,
  ...ledgerOperations,
  ...responseOperations,
  ...rateOperations,
  ...analysisOperations,
  ...frameworkOperations,
  ...viewOperations,
  ...planOperations,
  ...reportOperations,
];
