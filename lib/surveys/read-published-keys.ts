import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { readVersionsOf, surveyById } from "./read";
import type { PublishedKeys, ReadSurvey } from "./shapes";

/**
 * The keys by which answers of a survey may be known: of its questions, and of each question's
 * options, whichever version offered them.
 *
 * @throws Refusal "not-found"
 */
export async function readPublishedKeys(
  ctx: Context,
  { surveyId }: ReadSurvey,
): Promise<PublishedKeys> {
  permit(ctx, "surveys.read");
  const versions = await inTransaction(ctx, async (tx) => {
    await surveyById(tx, surveyId);
    return readVersionsOf(tx, surveyId);
  });
  const known = new Map<string, Set<string>>();
  for (const question of versions.flatMap(({ definition }) => definition.questions)) {
    if (question.kind === "statement") continue;
    const options = "options" in question ? question.options : [];
    const before = known.get(question.key) ?? [];
    known.set(question.key, new Set([...before, ...options.map(({ key }) => key)]));
  }
  return Object.fromEntries([...known].map(([key, options]) => [key, [...options]]));
}
