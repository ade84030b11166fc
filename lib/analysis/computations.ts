import { comparedConditions } from "@/lib/analysis/comparison/conditions";
import { correlationCells } from "@/lib/analysis/correlation-cells";
import { driverEstimates } from "@/lib/analysis/driver-estimates";
import { importanceByGroup } from "@/lib/analysis/importance-by-group";
import { otherModels } from "@/lib/analysis/other-models";
import { reportPdf } from "@/lib/analysis/reports/pdf/report-pdf";
import { reweightedNps } from "@/lib/analysis/response-propensity";
import { threaded } from "@/lib/analysis/threaded";

/**
 * What may take longer than other requests should wait for: plain data in, plain data out. Each
 * yields between steps, a number being the share that is done.
 */
export const computations = {
  comparedConditions,
  correlationCells,
  driverEstimates,
  importanceByGroup,
  otherModels,
  reportPdf,
  reweightedNps,
};

/** Runs one of them in the computing thread. */
export const offThread = threaded<typeof computations>();
