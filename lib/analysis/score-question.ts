import { z } from "zod";
import { PageQuestion } from "@/lib/analysis/page-question";
import { metricNames } from "@/lib/metrics/metric";

export const scoreSteps = ["month", "week", "day"] as const;
export type ScoreStep = (typeof scoreSteps)[number];

const key = z.string().trim().min(1).max(200);

/** What the page of scores was asked, as its address says it; nonsense is passed over. */
export const ScoreQuestion = PageQuestion.extend({
  outcome: z.enum(metricNames).optional().catch(undefined),
  by: key.optional().catch(undefined),
  step: z.enum(scoreSteps).optional().catch(undefined),
  /** Part of a group's name, and the first group shown, where there are many. */
  name: key.optional().catch(undefined),
  after: z.coerce.number().int().min(1).max(1_000_000).optional().catch(undefined),
});
export type ScoreQuestion = z.infer<typeof ScoreQuestion>;
