import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { analysisChoices } from "@/lib/analysis/analysis-page";
import { named } from "@/lib/analysis/findings";
import { filterOf, type PageQuestion } from "@/lib/analysis/page-question";
import { filtersInWords } from "@/lib/analysis/reports/report-subject";
import type { MakeReport, ReportSubject } from "@/lib/analysis/reports/shapes";
import { Refusal } from "@/lib/ground/refusal";

/** What a report of a page would be called and made of, before it is made. */
export async function reportOffer(
  ctx: Context,
  question: PageQuestion,
): Promise<{ offered: MakeReport; subject: ReportSubject }> {
  permit(ctx, "reports.edit");
  const { outcome, surveys } = await analysisChoices(ctx, question);
  if (!outcome) throw new Refusal("not-found", "There is nothing to explain yet.");
  const filter = filterOf(question);
  const filters = filtersInWords(filter, { surveys });
  const offered = { name: `What moves ${named(outcome)}`, outcome: outcome.key, filter };
  return {
    offered: question.grain ? { ...offered, grain: question.grain } : offered,
    subject: { outcome: outcome.label, filters },
  };
}
