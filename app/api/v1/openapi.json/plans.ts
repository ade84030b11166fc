import type { Described } from "@/app/api/v1/openapi.json/described";
import {
  ListPlans,
  NotePlan,
  OnePlan,
  Plan,
  PlanList,
  StartPlan,
} from "@/lib/framework/plan-shapes";

const reading = { tag: "plans", permission: "analysis.read", status: 200 } as const;
const editing = { tag: "plans", permission: "plans.edit", status: 201 } as const;

/** What the API does with improvements that were decided. */
export const planOperations: readonly Described[] = [
  {
    ...reading,
    method: "GET",
    path: "/plans",
    summary: "List the plans, newest first",
    input: ListPlans,
    answer: PlanList,
  },
  {
    ...editing,
    method: "POST",
    path: "/plans",
    summary: "Start a plan of a what-if",
    description:
      "`improvement` is what POST /analysis/what-if takes; its changes become those of `teams`. What " +
      "it is predicted to bring is written down at once, and never changes.",
    input: StartPlan,
    answer: Plan,
  },
  {
    ...reading,
    method: "GET",
    path: "/plans/{planId}",
    summary: "Read a plan with its ledger",
    input: OnePlan,
    answer: Plan,
  },
  {
    ...editing,
    method: "POST",
    path: "/plans/{planId}/entries",
    summary: "Write into the ledger of a plan",
    description: "A note, a milestone that was reached, or the end. Nothing in it is ever changed.",
    input: NotePlan,
    answer: Plan,
  },
  {
    ...editing,
    method: "POST",
    path: "/plans/{planId}/measurement",
    summary: "Measure what became of a plan, and write it into its ledger",
    description:
      "Difference in differences of weekly means: the plan's teams against all others, 26 weeks " +
      "before against since the start. `driftedBefore` warns that they moved apart beforehand.",
    input: OnePlan,
    answer: Plan,
  },
];
