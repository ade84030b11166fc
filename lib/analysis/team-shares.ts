import type { Context } from "@/lib/access/context";
import type { CatalogueEntry } from "@/lib/analysis/catalogue";
import type { Catalogue } from "@/lib/analysis/read-catalogue";
import type { AnalysisFilter } from "@/lib/analysis/shapes";
import { readTeamCounts } from "@/lib/analysis/team-counts.store";
import { inTransaction } from "@/lib/db/transaction";

/** Of each variable by key: each team's share of its values, 0–1. */
export type TeamShares = Record<string, Record<string, number>>;

/** Whose values a variable is made of: what one team changes, changes the mean by that share. */
export async function teamShares(
  ctx: Context,
  entries: readonly CatalogueEntry[],
  filter: AnalysisFilter,
  { settings }: Pick<Catalogue, "settings">,
): Promise<TeamShares> {
  if (entries.length === 0) return {};
  const rows = await inTransaction(ctx, (tx) => readTeamCounts(tx, entries, { filter, settings }));
  return Object.fromEntries(
    entries.map(({ variable }, j) => {
      const all = rows.reduce((sum, { counts }) => sum + (counts[j] ?? 0), 0);
      const named = rows.filter(({ team, counts }) => team !== "" && (counts[j] ?? 0) > 0);
      return [
        variable.key,
        Object.fromEntries(named.map(({ team, counts }) => [team, (counts[j] ?? 0) / all])),
      ];
    }),
  );
}
