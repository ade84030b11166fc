import { comparedDrivers, type DriverRules } from "@/lib/analysis/comparison/compared-drivers";
import { comparedMeans, type MeanOf } from "@/lib/analysis/comparison/compared-means";
import type { ComparedConditions } from "@/lib/analysis/comparison/shapes";
import { progressOf } from "@/lib/analysis/progress-of";
import type { Frame } from "@/lib/analysis/response-matrix";

/** What is compared of two frames; no drivers, where nothing is to be explained. */
export interface ConditionsQuestion {
  readonly variables: readonly MeanOf[];
  readonly drivers: DriverRules | null;
  readonly minimum: number;
}

/** Means, then drivers, of two selections. Yields the share that is done. */
export function* comparedConditions(
  a: Frame,
  b: Frame,
  { variables, drivers, minimum }: ConditionsQuestion,
): Generator<number, Omit<ComparedConditions, "meta">> {
  const meansShare = drivers ? 0.2 : 1;
  const all = variables.length / meansShare;
  const means = yield* progressOf(all, 0, comparedMeans(a, b, variables, minimum));
  if (!drivers) return { means, drivers: null };
  const steps = comparedDrivers(a, b, drivers);
  let step = steps.next();
  while (!step.done) {
    yield meansShare + (1 - meansShare) * step.value;
    step = steps.next();
  }
  return { means, drivers: step.value };
}
