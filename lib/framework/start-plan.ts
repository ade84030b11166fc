import { recordAct } from "@/lib/access/audit";
import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { onePage } from "@/lib/analysis/one-page";
import { inTransaction } from "@/lib/db/transaction";
import { fittedFramework } from "@/lib/framework/framework";
import { appendEntry, insertPlan } from "@/lib/framework/plan.store";
import type { Plan, PlanDefinition, StartPlan, StartPlanForm } from "@/lib/framework/plan-shapes";
import { readPlan } from "@/lib/framework/read-plans";
import { findScenario } from "@/lib/framework/scenario.store";
import {
  type FittedFramework,
  FrameworkRequest,
  Improvement,
  type WhatIfAnswer,
} from "@/lib/framework/shapes";
import { improvementOf } from "@/lib/framework/what-if";
import { Refusal } from "@/lib/ground/refusal";

/** Makes a plan of a what-if: what it was to bring is written down now, and never changed. */
export async function startPlan(ctx: Context, input: StartPlan): Promise<Plan> {
  permit(ctx, "plans.edit");
  const page = onePage(ctx);
  const { value: fitted } = await fittedFramework(page, FrameworkRequest.parse({}));
  const { name, owner, startOn, teams, milestones } = input;
  const everywhere = withTeams(input.improvement, []);
  const improvement = withTeams(input.improvement, teams);
  const predicted = await improvementOf(page, fitted, improvement);
  const inTeams: WhatIfAnswer = await improvementOf(page, fitted, everywhere);
  const definition: PlanDefinition = {
    ...{ teams, improvement, milestones, predicted },
    targets: targetsOf(fitted, everywhere),
    predictedInTeams: inTeams.effects,
  };
  const planId = await inTransaction(ctx, async (tx) => {
    const id = await insertPlan(tx, { name, owner, startOn, definition });
    await appendEntry(tx, id, { kind: "started", text: `Decided, to start on ${startOn}.` });
    await recordAct(tx, "plan.started", { kind: "plan", id });
    return id;
  });
  return readPlan(ctx, { planId });
}

/** The same of a what-if that was kept. */
export async function startPlanOf(ctx: Context, input: StartPlanForm): Promise<Plan> {
  permit(ctx, "plans.edit");
  const { scenarioId, ...rest } = input;
  const kept = await inTransaction(ctx, (tx) => findScenario(tx, scenarioId));
  const improvement = Improvement.safeParse(kept?.improvement);
  if (!improvement.success) throw new Refusal("not-found", "There is no such what-if.");
  return startPlan(ctx, { ...rest, improvement: improvement.data });
}

function withTeams({ changes, ...rest }: Improvement, teams: readonly string[]): Improvement {
  const filter = teams.length > 0 ? { filter: { teams: [...teams] } } : {};
  const ofTeams = changes.map(({ variable, delta }) => ({ variable, delta, ...filter }));
  return { ...rest, changes: ofTeams };
}

function targetsOf({ variables }: FittedFramework, { changes }: Improvement) {
  return changes.flatMap(({ variable, delta }) => {
    const node = variables.find(({ key }) => key === variable);
    if (!node) return [];
    const { label, unit, mean } = node;
    return [{ variable, label, unit, from: mean, to: mean + delta }];
  });
}
