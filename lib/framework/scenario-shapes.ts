import { z } from "zod";
import { Improvement } from "@/lib/framework/shapes";

/** As many as can be compared at a glance. */
export const mostScenarios = 20;

export const KeepScenario = z.strictObject({
  name: z.string().trim().min(1, "Give it a name.").max(80, "At most 80 characters."),
  improvement: Improvement,
});
export type KeepScenario = z.infer<typeof KeepScenario>;

export const ForgetScenario = z.strictObject({ scenarioId: z.uuid() });
export type ForgetScenario = z.infer<typeof ForgetScenario>;
