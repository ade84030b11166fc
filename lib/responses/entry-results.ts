import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { meanAndSpread } from "@/lib/stats/describe";
import { wilsonInterval } from "@/lib/stats/proportion";
import { readVersionsOf, surveyById } from "@/lib/surveys/read";
import { binsOf, edgesOf } from "./bins";
import { countBins, countConsents, countMonths, type Summed, sumNumbers } from "./entries.store";
import { lastingOf, placesOf } from "./lasting-questions";
import type { DateResult, EntryResult, NumberResult, ResponsePeriod } from "./shapes";
import { spansOf, unitOf } from "./spans";

type Ofs = Pick<EntryResult, "key" | "label">;

/**
 * How the numbers, dates and consents of a survey were answered: by question key, over the versions
 * in which that key was a question of the kind it was last.
 */
export async function readEntryResults(
  ctx: Context,
  period: ResponsePeriod,
): Promise<EntryResult[]> {
  permit(ctx, "analysis.read");
  return inTransaction(ctx, async (tx) => {
    await surveyById(tx, period.survey);
    const asked = lastingOf(await readVersionsOf(tx, period.survey), ["number", "date", "consent"]);
    if (asked.length === 0) return [];
    const placesOfKind = (kind: EntryResult["kind"]) =>
      placesOf(asked.filter(({ question }) => question.kind === kind));
    const numberPlaces = placesOfKind("number");
    const datePlaces = placesOfKind("date");
    const consentPlaces = placesOfKind("consent");
    // Each of these reads every answer: none is asked for a kind the survey does not have.
    const numbers = byKey(
      numberPlaces.length > 0 ? await sumNumbers(tx, period, numberPlaces) : [],
    );
    const binned = numberPlaces.flatMap((place) => {
      const summed = numbers.get(place.key);
      return summed ? [{ ...place, edges: edgesOf(summed) }] : [];
    });
    const bins = binned.length > 0 ? await countBins(tx, period, binned) : [];
    const months = datePlaces.length > 0 ? await countMonths(tx, period, datePlaces) : [];
    const consents = byKey(
      consentPlaces.length > 0 ? await countConsents(tx, period, consentPlaces) : [],
    );
    return asked.map(({ question: { key, label, kind } }): EntryResult => {
      const counted = <Row extends { key: string }>(rows: readonly Row[]) =>
        rows.filter((row) => row.key === key);
      if (kind === "number") return numberOf({ key, label }, numbers.get(key), counted(bins));
      if (kind === "date") return dateOf({ key, label }, counted(months));
      const { n, given } = consents.get(key) ?? { n: 0, given: 0 };
      const share = n > 0 ? { share: { value: given / n, ...wilsonInterval(given, n) } } : {};
      return { kind, key, label, n, given, ...share };
    });
  });
}

function byKey<Row extends { key: string }>(rows: readonly Row[]): Map<string, Row> {
  return new Map(rows.map((row) => [row.key, row]));
}

function numberOf(
  of: Ofs,
  summed: Summed | undefined,
  counted: readonly { bin: number; n: number }[],
): NumberResult {
  if (!summed) return { kind: "number", ...of, n: 0, bins: [] };
  const { n, mean, sumOfSquares, quartiles } = summed;
  const { ciLow, ciHigh } = meanAndSpread(n, mean, sumOfSquares);
  const [lower, median, upper] = quartiles;
  const figures = { n, mean, ciLow, ciHigh, lower, median, upper };
  return { kind: "number", ...of, ...figures, bins: binsOf(summed, counted) };
}

/** @param counted by month, the earliest first */
function dateOf(of: Ofs, counted: readonly { month: string; n: number }[]): DateResult {
  const earliest = counted[0]?.month;
  const latest = counted.at(-1)?.month;
  if (earliest === undefined || latest === undefined) {
    return { kind: "date", ...of, n: 0, unit: "month", spans: [] };
  }
  const range = { earliest, latest };
  const unit = unitOf(range);
  const n = counted.reduce((sum, month) => sum + month.n, 0);
  return { kind: "date", ...of, n, ...range, unit, spans: spansOf(range, unit, counted) };
}
