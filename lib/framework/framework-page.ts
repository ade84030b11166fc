import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { analysisChoices } from "@/lib/analysis/analysis-page";
import { onePage } from "@/lib/analysis/one-page";
import { readCatalogue } from "@/lib/analysis/read-catalogue";
import type { SoFar } from "@/lib/analysis/so-far";
import { type ChainPart, filterOf, partName } from "@/lib/framework/chain-part";
import { frameworkSoFar } from "@/lib/framework/framework";
import { type FrameworkPicture, teamsOf } from "@/lib/framework/picture";
import { readEdges } from "@/lib/framework/read-edges";
import { readScenarios } from "@/lib/framework/read-scenarios";
import { FrameworkRequest } from "@/lib/framework/shapes";

/** The framework as the page shows it: everything but the draws, and the what-ifs that were kept. */
export async function frameworkPage(
  ctx: Context,
  part: ChainPart = {},
): Promise<SoFar<FrameworkPicture>> {
  permit(ctx, "analysis.read");
  const page = onePage(ctx);
  const { settings, entries } = await readCatalogue(page);
  const request = FrameworkRequest.parse({ filter: filterOf(part) });
  const { kept, computing } = await frameworkSoFar(page, request);
  if (!kept) return { kept, computing };
  const { teams, touchpoints } = await analysisChoices(page, {});
  const isWhole = partName(part) === "";
  const { draws: _, fittedShares, npsPerAnswer, ...picture } = kept.value;
  const value = {
    ...picture,
    computedAt: kept.computedAt,
    timeZone: settings.timeZone,
    teams: teamsOf(kept.value),
    scenarios: isWhole ? await readScenarios(page, kept.value) : [],
    part,
    offered: { teams: [...teams], touchpoints: [...touchpoints] },
    decided: (await readEdges(page)).data,
    choices: entries
      .map(({ variable: { key, label } }) => ({ key, label }))
      .sort((a, b) => a.label.localeCompare(b.label, "en")),
  };
  return { kept: { ...kept, value }, computing };
}
