import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { onePage } from "@/lib/analysis/one-page";
import { readCatalogue } from "@/lib/analysis/read-catalogue";
import { fittedFramework } from "@/lib/framework/framework";
import { type FrameworkPicture, teamsOf } from "@/lib/framework/picture";
import { readScenarios } from "@/lib/framework/read-scenarios";
import { FrameworkRequest } from "@/lib/framework/shapes";

/** The framework as the page shows it: everything but the draws, and the what-ifs that were kept. */
export async function frameworkPage(ctx: Context): Promise<FrameworkPicture> {
  permit(ctx, "analysis.read");
  const page = onePage(ctx);
  const { settings } = await readCatalogue(page);
  const { value, computedAt } = await fittedFramework(page, FrameworkRequest.parse({}));
  const { draws: _, fittedShares, npsPerAnswer, ...picture } = value;
  return {
    ...picture,
    computedAt,
    timeZone: settings.timeZone,
    teams: teamsOf(value),
    scenarios: await readScenarios(page, value),
  };
}
