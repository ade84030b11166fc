import { z } from "zod";
import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { resultSoFar } from "@/lib/analysis/kept-result";
import { filterOf, type PageQuestion } from "@/lib/analysis/page-question";
import type { LeftBy } from "@/lib/analysis/panels";
import { dayOf, readCatalogue } from "@/lib/analysis/read-catalogue";
import { countLeft } from "@/lib/analysis/rows-left.store";
import type { AnalysisFilter } from "@/lib/analysis/shapes";
import type { SoFar } from "@/lib/analysis/so-far";
import { inTransaction } from "@/lib/db/transaction";

/** In the order in which the form has them. */
const parts = [
  ["from", "to"],
  ["surveys"],
  ["touchpoints"],
  ["channels"],
  ["teams"],
  ["segments"],
  ["valueTiers"],
] as const;

const Kept: z.ZodType<LeftBy[]> = z.array(
  z.object({
    filter: z.enum(["all", ...parts.map(([first]) => first)]),
    answers: z.int(),
    rows: z.int(),
  }),
);

/** What is left after each filter, one added to the other; null where nothing is filtered. */
export async function rowsLeft(
  ctx: Context,
  question: PageQuestion,
): Promise<SoFar<LeftBy[]> | null> {
  permit(ctx, "analysis.read");
  const filter = filterOf(question);
  const steps = stepsOf(filter);
  if (steps.length === 0) return null;
  const { entries, settings } = await readCatalogue(ctx);
  const filters = [{}, ...steps.map((step) => step.filter)];
  // The thirds by value move with the customers' tenure.
  const input = [filter, filter.valueTiers ? dayOf(entries, settings) : null];
  return resultSoFar(ctx, { name: "rows left", input }, Kept, async () => {
    const left = await inTransaction(ctx, (tx) => countLeft(tx, filters, settings));
    return left.map((each, k): LeftBy => ({ filter: steps[k - 1]?.name ?? "all", ...each }));
  });
}

/** The filter grown part by part: { teams } → { teams, segments } → … */
function stepsOf(filter: AnalysisFilter) {
  const grown: Partial<Record<keyof AnalysisFilter, unknown>> = {};
  return parts.flatMap((part) => {
    const given = part.filter((key) => filter[key] !== undefined);
    if (given.length === 0) return [];
    for (const key of given) grown[key] = filter[key];
    return [{ name: part[0], filter: { ...grown } as AnalysisFilter }];
  });
}
