import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { readCatalogue } from "@/lib/analysis/read-catalogue";
import { fittedFramework } from "@/lib/framework/framework";
import type { FrameworkPicture } from "@/lib/framework/picture";
import { FrameworkRequest } from "@/lib/framework/shapes";

/** The framework as the page shows it: everything but the draws. */
export async function frameworkPage(ctx: Context): Promise<FrameworkPicture> {
  permit(ctx, "analysis.read");
  const { settings } = await readCatalogue(ctx);
  const { value, computedAt } = await fittedFramework(ctx, FrameworkRequest.parse({}));
  const { draws: _, fittedShares, ...picture } = value;
  return { ...picture, computedAt, timeZone: settings.timeZone };
}
