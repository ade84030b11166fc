import type { Context } from "@/lib/access/context";
import { driversPanel } from "@/lib/analysis/analysis-page";
import { driversByQuarter, driversByValue } from "@/lib/analysis/driver-groups";
import type { PageQuestion } from "@/lib/analysis/page-question";
import type { GroupsPanel } from "@/lib/analysis/panels";
import type { Variable } from "@/lib/analysis/shapes";

/** The conditions of the page asked of groups: it waits for the drivers, which say what they are. */
export async function groupsPanel(
  ctx: Context,
  question: PageQuestion,
  outcome: Variable,
): Promise<GroupsPanel | null> {
  const panel = await driversPanel(ctx, question, outcome);
  if (panel.state !== "ready") return null;
  const drivers = [...panel.answer.drivers].sort((a, b) => b.lmg - a.lmg);
  const asked = { question, outcome: outcome.key, drivers: drivers.map(({ key }) => key) };
  const [byValue, byQuarter] = await Promise.all([
    driversByValue(ctx, asked),
    driversByQuarter(ctx, asked),
  ]);
  const shares = [byValue.computing, byQuarter.computing].flatMap((share) => share ?? []);
  const computing = shares.length > 0 ? Math.min(...shares) : undefined;
  if (!byValue.kept || !byQuarter.kept) return { state: "computing", share: computing ?? 0 };
  return {
    ...{ state: "ready", drivers, variables: panel.variables, computing },
    ...{ byValue: byValue.kept.value, byQuarter: byQuarter.kept.value },
  };
}
