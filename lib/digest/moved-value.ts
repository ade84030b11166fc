import type { Context } from "@/lib/access/context";
import { figure, signed } from "@/lib/analysis/figures";
import { type Catalogue, readCatalogue } from "@/lib/analysis/read-catalogue";
import { weeklyMeans } from "@/lib/analysis/weekly-gaps";
import { compareLastWeek, type LastWeek } from "@/lib/digest/last-week";
import { fittedFramework } from "@/lib/framework/framework";
import { money } from "@/lib/framework/money";
import { type FittedFramework, FrameworkRequest, Improvement } from "@/lib/framework/shapes";
import { improvementOf } from "@/lib/framework/what-if";
import { inSentence } from "@/lib/ground/in-sentence";
import { daysFrom } from "@/lib/ground/moment";
import { adjustPValues } from "@/lib/stats/adjust-p-values";

const weeksBefore = 12;
const level = 0.05;

/**
 * Which conditions of the framework were in the last whole week other than in the twelve before it,
 * beyond noise, and what that is worth a year if it stays so; one sentence each.
 *
 * @param monday of this week
 */
export async function movedValue(ctx: Context, monday: string): Promise<string[]> {
  const catalogue = await readCatalogue(ctx);
  const { value: fitted } = await fittedFramework(ctx, FrameworkRequest.parse({}));
  const known = new Set(fitted.variables.map(({ key }) => key));
  const entries = catalogue.entries.filter(
    ({ variable, unit }) =>
      variable.key.startsWith("kpi.") && known.has(variable.key) && unit !== "customer",
  );
  const weeks = { from: daysFrom(monday, -7 * (weeksBefore + 1)), to: daysFrom(monday, -1) };
  const means = await weeklyMeans(ctx, entries, weeks, catalogue);
  const lastWeek = daysFrom(monday, -7);
  const compared = entries.flatMap(({ variable }, k) => {
    const course = means[k] ?? [];
    const [latest] = course.slice(-1);
    // Without a last week there is nothing new to tell.
    if (latest?.week !== lastWeek) return [];
    const found = compareLastWeek(course.map(({ mean }) => mean));
    return found ? [{ variable, n: latest.n, ...found }] : [];
  });
  const q = adjustPValues(compared.map(({ p }) => p));
  const moved = compared.filter((_, k) => (q[k] ?? 1) < level);
  return Promise.all(moved.map(async (each) => `${told(each)} ${await worth(ctx, fitted, each)}`));
}

type Named = Catalogue["entries"][number]["variable"];

/** A condition, its last week, and how many readings that has. */
type Moved = LastWeek & { variable: Named; n: number };

function told({ variable: { label, unit }, n, last, change, weeks }: Moved): string {
  const units = unit ? ` ${unit}` : "";
  const rounded = Number(change.toPrecision(2));
  // A change of "−1.2 %" could as well be a share of what it was.
  const ofChange = unit === "%" ? " percentage points" : units;
  return `${label} was ${figure(last)}${units} last week (n = ${figure(n)}), ${signed(rounded, digitsOf(rounded))}${ofChange} against ${weeks} weeks before it, beyond noise.`;
}

function digitsOf(value: number): number {
  return Math.max(0, 1 - Math.floor(Math.log10(Math.abs(value) || 1)));
}

async function worth(
  ctx: Context,
  fitted: FittedFramework,
  { variable, change }: Moved,
): Promise<string> {
  const changes = [{ variable: variable.key, delta: change }];
  const { portfolio } = await improvementOf(ctx, fitted, Improvement.parse({ changes }));
  if (!portfolio) return `What ${inSentence(variable.label)} is worth is not known.`;
  const { median, low95, high95, years, currency } = portfolio;
  const ofYear = (value: number) => money(value / years, currency);
  return `If it stays so, it goes with ${ofYear(median)} of customer value a year (95 %: ${ofYear(low95)} to ${ofYear(high95)}). Association, not cause.`;
}
