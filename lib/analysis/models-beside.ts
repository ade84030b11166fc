import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { offThread } from "@/lib/analysis/computations";
import { resultSoFar } from "@/lib/analysis/kept-result";
import { OtherModels } from "@/lib/analysis/other-models";
import { dayOf, entriesOf, readCatalogue } from "@/lib/analysis/read-catalogue";
import { completeColumns, meetingUnit, unitColumns, unitOf } from "@/lib/analysis/response-matrix";
import type { DriversAnswer, DriversRequest } from "@/lib/analysis/shapes";
import type { SoFar } from "@/lib/analysis/so-far";
import { variableFrame } from "@/lib/analysis/variable-frame";

/** From which value on an outcome counts as a yes. */
const yesFrom: Readonly<Record<string, number>> = {
  nps: 9,
  csat: 4,
  ces: 5,
  "customer.retained": 1,
};
const scales = ["nps", "csat", "ces"];

/**
 * Logistic and ordinal models beside the straight line of the page: the same drivers, on the same
 * rows. Averages of several answers are no steps of a scale, so coarser grains have no ordinal one.
 */
export async function modelsBeside(
  ctx: Context,
  request: DriversRequest,
  answer: DriversAnswer,
): Promise<SoFar<OtherModels>> {
  permit(ctx, "analysis.read");
  const catalogue = await readCatalogue(ctx);
  const drivers = answer.drivers.map(({ key }) => key);
  // Left out of the model, yet rows that lack them are left out too, as on the page.
  const without = answer.dropped.filter(({ reason }) => reason !== "no-values");
  const keys = [answer.outcome, ...drivers, ...without.map(({ key }) => key)];
  const entries = entriesOf(catalogue, keys, "drivers");
  const input = [request, keys, dayOf(entries, catalogue.settings)];
  return resultSoFar(ctx, { name: "other models", input }, OtherModels, async () => {
    const frame = await variableFrame(ctx, entries, request.filter, catalogue);
    const unit = meetingUnit([
      ...entries.map((entry) => entry.unit),
      unitOf(request.grain ?? "interaction"),
    ]);
    const [y, ...columns] = completeColumns(unitColumns(frame, keys, unit)).columns;
    if (!y) throw new RangeError("an outcome is one variable");
    const question = {
      ...{ drivers, y, columns: columns.slice(0, drivers.length) },
      yesFrom: yesFrom[answer.outcome] ?? null,
      steps: scales.includes(answer.outcome) && unit === "interaction",
      minimum: catalogue.settings.minimumGroupSize,
    };
    return offThread("otherModels", [question]);
  });
}
