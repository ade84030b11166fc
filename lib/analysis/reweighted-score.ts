import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { readAsked } from "@/lib/analysis/asked.store";
import { readAskedRows } from "@/lib/analysis/asked-rows.store";
import { offThread } from "@/lib/analysis/computations";
import { type Report, resultSoFar } from "@/lib/analysis/kept-result";
import { answeredUntil, differences, isKnownOfSilent } from "@/lib/analysis/non-response";
import { filterOf, type PageQuestion } from "@/lib/analysis/page-question";
import { type Catalogue, readCatalogue } from "@/lib/analysis/read-catalogue";
import { ReweightedScore } from "@/lib/analysis/score-panels";
import type { SoFar } from "@/lib/analysis/so-far";
import { inTransaction } from "@/lib/db/transaction";

/** What the model looks at: the conditions in which answered and silent differ most. */
const mostConditions = 12;

/** NPS weighted by how seldom people like those who answered do answer, beside the plain one. */
export async function reweightedScore(
  ctx: Context,
  question: PageQuestion,
): Promise<SoFar<ReweightedScore> | null> {
  permit(ctx, "analysis.read");
  const catalogue = await readCatalogue(ctx);
  if (!catalogue.entries.some(({ variable }) => variable.key === "nps")) return null;
  const keys = catalogue.entries.filter(isKnownOfSilent).map(({ variable }) => variable.key);
  const request = {
    name: "NPS by response propensity",
    input: [filterOf(question), keys],
    // Invitations grow old enough every day, and are no change of the data.
    day: catalogue.settings.today,
  };
  return resultSoFar(ctx, request, ReweightedScore, (_version, report) =>
    compute(ctx, question, catalogue, report),
  );
}

async function compute(
  ctx: Context,
  question: PageQuestion,
  { entries, settings }: Catalogue,
  report: Report,
): Promise<ReweightedScore> {
  const minimum = settings.minimumGroupSize;
  const known = entries.filter(isKnownOfSilent);
  const request = {
    ...{ filter: filterOf(question), settings, until: answeredUntil(ctx) },
    about: "nps" as const,
  };
  const found = await inTransaction(ctx, (tx) => readAsked(tx, known, request));
  const { asked, answered } = found;
  if (asked === 0) return null;
  const variables = known.map(({ variable }) => variable);
  const ranked = differences(variables, found.variables, minimum);
  const chosen = ranked
    .slice(0, mostConditions)
    .flatMap(({ variable: { key } }) => known.find(({ variable }) => variable.key === key) ?? []);
  const { rows, oneIn, unread } = await inTransaction(ctx, (tx) =>
    readAskedRows(tx, chosen, request),
  );
  const result = await offThread("reweightedNps", [rows, minimum], report);
  const counts = { asked, answered, oneIn, unread };
  if (result.status !== "ok") return { ...counts, status: result.status };
  const { used, ...score } = result;
  const labels = used.flatMap((position) => chosen[position]?.variable.label ?? []);
  return { ...counts, ...score, conditions: labels };
}
