import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { onePage } from "@/lib/analysis/one-page";
import { readCatalogue } from "@/lib/analysis/read-catalogue";
import { inTransaction } from "@/lib/db/transaction";
import { fittedFramework } from "@/lib/framework/framework";
import { teamsOf } from "@/lib/framework/picture";
import { findScenario } from "@/lib/framework/scenario.store";
import type { ForgetScenario } from "@/lib/framework/scenario-shapes";
import { FrameworkRequest, Improvement } from "@/lib/framework/shapes";
import { Refusal } from "@/lib/ground/refusal";

/** What the form of a new plan begins with: a kept what-if, and who could do it. */
export async function planOffer(ctx: Context, { scenarioId }: ForgetScenario) {
  permit(ctx, "plans.edit");
  const kept = await inTransaction(ctx, (tx) => findScenario(tx, scenarioId));
  const improvement = Improvement.safeParse(kept?.improvement);
  if (!kept || !improvement.success) {
    throw new Refusal("not-found", "There is no such what-if.");
  }
  const page = onePage(ctx);
  const { settings } = await readCatalogue(page);
  const { value: fitted } = await fittedFramework(page, FrameworkRequest.parse({}));
  const named = improvement.data.changes.flatMap(({ filter }) => filter?.teams ?? []);
  return {
    scenario: { id: scenarioId, name: kept.name, teams: [...new Set(named)] },
    teams: teamsOf(fitted),
    owner: ctx.actor.kind === "member" ? ctx.actor.name : "",
    today: settings.today,
  };
}
