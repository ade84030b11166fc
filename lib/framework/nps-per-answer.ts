import type { Frame } from "@/lib/analysis/response-matrix";
import { classOf } from "@/lib/metrics/nps";
import { leastSquares } from "@/lib/stats/regression";

const counts = { promoter: 100, passive: 0, detractor: -100 };

/**
 * How the score answers to the mean answer: the slope of what an answer counts for (100, 0, −100)
 * on the answer itself, over everybody who gave one.
 *
 * @returns null without answers, or where all are equal or count alike: nothing then says how it would move
 */
export function npsPerAnswer({ columns }: Pick<Frame, "columns">): number | null {
  const answers = columns.get("nps")?.filter((answer) => !Number.isNaN(answer));
  if (!answers || answers.length < 3 || new Set(answers).size < 2) return null;
  const counted = answers.map((answer) => counts[classOf(answer)]);
  if (new Set(counted).size < 2) return null;
  return leastSquares([answers], counted).coefficients[0] ?? null;
}
