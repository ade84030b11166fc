import type { Context } from "@/lib/access/context";
import { readSurvey } from "./read";
import { type Review, reviewOf } from "./review";
import type { ReadSurvey } from "./shapes";

/** What to look at before a survey's draft is published. @throws Refusal "not-found" */
export async function reviewSurvey(ctx: Context, input: ReadSurvey): Promise<Review> {
  const { definition } = await readSurvey(ctx, input);
  return reviewOf(definition);
}
