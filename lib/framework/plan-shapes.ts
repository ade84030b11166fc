import { z } from "zod";
import { Bands, Improvement, WhatIfAnswer } from "@/lib/framework/shapes";
import { Day } from "@/lib/ground/moment";
import { OpaqueId } from "@/lib/ground/opaque-id";

const words = (most: number) =>
  z.string().trim().min(1, "Fill this in.").max(most, `At most ${most} characters.`);

const Milestone = z.strictObject({ on: Day, what: words(200) });

/** A what-if that was decided: who answers for it, from when, in which teams. */
export const StartPlan = z.strictObject({
  name: words(120),
  owner: words(120),
  startOn: Day,
  /** Who does it; the others are what it is compared with. Everybody, if nobody is named. */
  teams: z.array(words(200)).max(50).default([]),
  improvement: Improvement,
  milestones: z.array(Milestone).max(20).default([]),
});
export type StartPlan = z.infer<typeof StartPlan>;

const milestoneLines = z.string().transform((text, context) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .flatMap((line) => {
      const [on = "", ...rest] = line.split(/\s+/);
      const read = Milestone.safeParse({ on, what: rest.join(" ") });
      if (read.success) return [read.data];
      const message = `Begin each line with its day, such as 2026-03-01: “${line.slice(0, 60)}”.`;
      context.addIssue({ code: "custom", message });
      return [];
    }),
);

/** The same as a form has it: of a kept what-if, milestones as lines. */
export const StartPlanForm = z.strictObject({
  scenarioId: z.uuid(),
  name: StartPlan.shape.name,
  owner: StartPlan.shape.owner,
  startOn: StartPlan.shape.startOn,
  teams: z.array(words(200)).max(50),
  milestones: milestoneLines,
});
export type StartPlanForm = z.infer<typeof StartPlanForm>;

export const OnePlan = z.strictObject({ planId: OpaqueId });
export type OnePlan = z.infer<typeof OnePlan>;

export const ListPlans = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.uuid("This cursor does not belong to this list.").optional(),
});
export type ListPlans = z.infer<typeof ListPlans>;

/** The same as the address of the page says it; nonsense is passed over. */
export const PlansQuery = z.object({ cursor: z.uuid().optional().catch(undefined) });

export const NotePlan = z.strictObject({
  planId: OpaqueId,
  kind: z.enum(["note", "milestone", "ended"]),
  text: words(1000),
});
export type NotePlan = z.infer<typeof NotePlan>;

/** Where a KPI was when the plan started, and where it is to be. */
const Target = z.object({
  variable: z.string(),
  label: z.string(),
  unit: z.string().nullable(),
  from: z.number(),
  to: z.number(),
});

/** What became of one variable in the plan's teams, beyond what became of it elsewhere. */
const Measured = z.object({
  variable: z.string(),
  label: z.string(),
  weeksBefore: z.int(),
  weeksAfter: z.int(),
  effect: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** Whether the teams had drifted apart beforehand: then the effect is not to be trusted. */
  driftedBefore: z.boolean(),
  /** Why there is no effect yet. */
  problem: z.string().nullable(),
});
export type Measured = z.infer<typeof Measured>;

export const Measurement = z.object({
  from: z.string(),
  to: z.string(),
  variables: z.array(Measured),
  /** What the measured change of the KPIs is worth a year, by the framework as it is now. */
  valuePerYear: Bands.nullable(),
});
export type Measurement = z.infer<typeof Measurement>;

const Entry = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  kind: z.enum(["started", "note", "milestone", "measured", "ended"]),
  text: z.string(),
  measurement: Measurement.nullable(),
});
export type PlanEntry = z.infer<typeof Entry>;

const head = {
  id: z.string(),
  name: z.string(),
  owner: z.string(),
  startOn: z.string(),
  teams: z.array(z.string()),
  status: z.enum(["planned", "running", "ended"]),
};

/** What is written down when a plan starts, and never again. */
export const PlanDefinition = z.object({
  teams: z.array(z.string()),
  improvement: Improvement,
  milestones: z.array(z.object({ on: z.string(), what: z.string() })),
  targets: z.array(Target),
  /** For all customers, at the time of the decision. */
  predicted: WhatIfAnswer,
  /** For the plan's own teams: what is to be found again in them. */
  predictedInTeams: WhatIfAnswer.shape.effects,
});
export type PlanDefinition = z.infer<typeof PlanDefinition>;

export const Plan = z.object({ ...head, ...PlanDefinition.shape, entries: z.array(Entry) });
export type Plan = z.infer<typeof Plan>;

export const PlanHead = z.object({
  ...head,
  /** Value of a year, as it was predicted; null where value was not in the framework. */
  predictedPerYear: Bands.extend({ currency: z.string() }).nullable(),
});
export type PlanHead = z.infer<typeof PlanHead>;

export const PlanList = z.object({ data: z.array(PlanHead), nextCursor: z.uuid().nullable() });
export type PlanList = z.infer<typeof PlanList>;
