import type { Context } from "@/lib/access/context";
import { figure, signed } from "@/lib/analysis/figures";
import { inSentence } from "@/lib/analysis/findings";
import { type Catalogue, readCatalogue } from "@/lib/analysis/read-catalogue";
import { weeklyMeans } from "@/lib/analysis/weekly-gaps";
import { type Moved, movedLastWeek } from "@/lib/digest/last-week";
import { fittedFramework } from "@/lib/framework/framework";
import { money } from "@/lib/framework/money";
import { type FittedFramework, FrameworkRequest, Improvement } from "@/lib/framework/shapes";
import { improvementOf } from "@/lib/framework/what-if";

const weeksBefore = 12;
const dayMilliseconds = 86_400_000;

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
  const weeks = { from: dayFrom(monday, -7 * (weeksBefore + 1)), to: dayFrom(monday, -1) };
  const means = await weeklyMeans(ctx, entries, weeks, catalogue);
  const lastWeek = dayFrom(monday, -7);
  const sentences: string[] = [];
  for (const [k, { variable }] of entries.entries()) {
    const course = means[k] ?? [];
    // Without a last week there is nothing new to tell.
    if (course.at(-1)?.week !== lastWeek) continue;
    const moved = movedLastWeek(course.map(({ mean }) => mean));
    if (moved)
      sentences.push(`${told(variable, moved)} ${await worth(ctx, fitted, variable, moved)}`);
  }
  return sentences;
}

type Named = Catalogue["entries"][number]["variable"];

function told({ label, unit }: Named, { last, change }: Moved): string {
  const units = unit ? ` ${unit}` : "";
  const rounded = Number(change.toPrecision(2));
  return `${label} was ${figure(last)}${units} last week, ${signed(rounded, digitsOf(rounded))}${units} against the ${weeksBefore} weeks before, beyond noise.`;
}

function digitsOf(value: number): number {
  return Math.max(0, 1 - Math.floor(Math.log10(Math.abs(value) || 1)));
}

async function worth(
  ctx: Context,
  fitted: FittedFramework,
  variable: Named,
  { change }: Moved,
): Promise<string> {
  const changes = [{ variable: variable.key, delta: change }];
  const { portfolio } = await improvementOf(ctx, fitted, Improvement.parse({ changes }));
  if (!portfolio) return `What ${inSentence(variable.label)} is worth is not known.`;
  const { median, low95, high95, years, currency } = portfolio;
  const ofYear = (value: number) => money(value / years, currency);
  return `If it stays so, it goes with ${ofYear(median)} of customer value a year (95 %: ${ofYear(low95)} to ${ofYear(high95)}). Association, not cause.`;
}

function dayFrom(day: string, days: number): string {
  return new Date(Date.parse(day) + days * dayMilliseconds).toISOString().slice(0, 10);
}
