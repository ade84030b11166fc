import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { readKpis } from "@/lib/kpis/read";
import { readPublishedVersions, readSurveys } from "@/lib/surveys/read";
import type { KnownTargets } from "./shapes";

const surveysShown = 50;

/** The KPIs and the questions that exist, for columns to go to; surveys changed last come first. */
export async function readKnown(ctx: Context): Promise<KnownTargets> {
  permit(ctx, "imports.run");
  return inTransaction(ctx, async (tx) => {
    const kpis = await readKpis(tx);
    const { data } = await readSurveys(tx, { sort: "updated", limit: surveysShown });
    const versions = await readPublishedVersions(
      tx,
      data.map(({ id }) => id),
    );
    const surveys = data.flatMap(({ id, name }) => {
      const version = versions.get(id);
      if (!version || version.closed) return [];
      const questions = version.definition.questions.map(({ key, label, kind }) => ({
        ...{ key, label, measured: kind !== "text" },
      }));
      return [{ id, name, questions }];
    });
    const measured = kpis.filter(({ formula }) => formula === null);
    return { kpis: measured.map(({ key, label }) => ({ key, label })), surveys };
  });
}
