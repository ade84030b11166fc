import type { Context } from "@/lib/access/context";
import type { CatalogueEntry } from "@/lib/analysis/catalogue";
import type { Catalogue } from "@/lib/analysis/read-catalogue";
import { readWeeklyMeans, type WeeklyMean } from "@/lib/analysis/weekly-means.store";
import { inTransaction } from "@/lib/db/transaction";

/** How far some teams were from all others in a week. */
export interface WeeklyGap {
  /** Its Monday. */
  week: string;
  gap: number;
}

interface Asked {
  teams: readonly string[];
  /** First and last day, both whole. */
  from: string;
  to: string;
}

/**
 * Week by week the mean of some teams less that of all others, of each variable in the order asked;
 * weeks with too few are left out.
 */
export async function weeklyGaps(
  ctx: Context,
  entries: readonly CatalogueEntry[],
  { teams, from, to }: Asked,
  { settings }: Pick<Catalogue, "settings">,
): Promise<WeeklyGap[][]> {
  const rows = await inTransaction(ctx, (tx) =>
    readWeeklyMeans(tx, entries, teams, { filter: { from, to }, settings }),
  );
  const enough = rows.filter(({ n }) => n >= settings.minimumGroupSize);
  return entries.map((_, k) => gapsOf(enough.filter(({ place }) => place === k)));
}

/** Week by week the mean of everybody, of each variable in the order asked. */
export async function weeklyMeans(
  ctx: Context,
  entries: readonly CatalogueEntry[],
  { from, to }: Omit<Asked, "teams">,
  { settings }: Pick<Catalogue, "settings">,
): Promise<{ week: string; n: number; mean: number }[][]> {
  const rows = await inTransaction(ctx, (tx) =>
    readWeeklyMeans(tx, entries, [], { filter: { from, to }, settings }),
  );
  const enough = rows.filter(({ n }) => n >= settings.minimumGroupSize);
  return entries.map((_, k) => enough.filter(({ place }) => place === k));
}

function gapsOf(enough: readonly WeeklyMean[]): WeeklyGap[] {
  const others = new Map(enough.flatMap((row) => (row.named ? [] : [[row.week, row.mean]])));
  return enough.flatMap(({ week, named, mean }) => {
    const other = others.get(week);
    return named && other !== undefined ? [{ week, gap: mean - other }] : [];
  });
}
