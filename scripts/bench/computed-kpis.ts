import { systemContext } from "@/lib/access/context";
import { prepareFirstAdministrator } from "@/lib/access/prepare-first-administrator";
import { correlations } from "@/lib/analysis/correlations";
import { onePage } from "@/lib/analysis/one-page";
import { readCatalogue } from "@/lib/analysis/read-catalogue";
import { settleChanges } from "@/lib/analysis/rollups/settle-changes";
import { CorrelationsRequest } from "@/lib/analysis/shapes";
import { noteChange } from "@/lib/db/note-changes";
import { inTransaction } from "@/lib/db/transaction";
import { kpiCatalogue } from "@/lib/framework/kpi-catalogue";
import { describeKpi } from "@/lib/kpis/describe-kpi";
import { createSurvey } from "@/lib/surveys/create-survey";
import { publishSurvey } from "@/lib/surveys/publish-survey";
import type { Measure } from "./measurement";
import { fillValue } from "./value/fill";

const interactions = 1_000_000;

/** What a KPI computed from others costs where a million interactions have its parts. */
export const measure: Measure = async function* ({ database }) {
  const door = { database, now: () => new Date() };
  const first = { organizationName: "Bench KPIs", email: "kpis@example.com" };
  const ctx = systemContext(database, await prepareFirstAdministrator(door, first));
  const { id: surveyId } = await createSurvey(ctx, { name: "KPIs", template: "post-call-nps" });
  const { id: versionId } = await publishSurvey(ctx, { surveyId });
  await fillValue(ctx, { from: 0, to: interactions, surveyId, versionId });
  await settleChanges(ctx);
  const timed = async (name: string, work: () => Promise<unknown>) => {
    const begun = performance.now();
    await work();
    const value = performance.now() - begun;
    return {
      name: `${interactions.toLocaleString("en")} interactions: ${name}`,
      value,
      unit: "ms",
    };
  };
  const catalogue = () => readCatalogue(ctx);
  const page = () => kpiCatalogue(onePage(ctx));
  yield await timed("counting variables without a formula", catalogue);
  yield await timed("saving a formula", () =>
    describeKpi(ctx, { key: "waiting_share", formula: "hold / (hold + talk)" }),
  );
  yield await timed("counting variables with one", catalogue);
  yield await timed("the catalogue of KPIs, first", page);
  yield await timed("the catalogue of KPIs, kept", page);
  await inTransaction(ctx, noteChange);
  yield await timed("the catalogue of KPIs after a change", page);
  await catalogue();
  const variables = ["nps", "kpi.hold", "kpi.waiting_share"];
  const asked = CorrelationsRequest.parse({ variables, method: "pearson" });
  yield await timed("three correlated, one of them computed", () => correlations(ctx, asked));
  yield await timed("the same again", () => correlations(ctx, asked));
};
