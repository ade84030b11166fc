import type { FilterNames } from "@/lib/analysis/panels";
import type { ReportSubject } from "@/lib/analysis/reports/shapes";
import type { AnalysisFilter } from "@/lib/analysis/shapes";
import { nameOfKey } from "@/lib/ground/name-of-key";

/** The rows of a report in words, in the order of the form; empty where everything is in it. */
export function filtersInWords(
  { from, to, surveys, touchpoints, channels, teams, segments, valueTiers }: AnalysisFilter,
  names: Pick<FilterNames, "surveys">,
): ReportSubject["filters"] {
  const titles = new Map(names.surveys.map(({ id, name }) => [id, name]));
  const parts: [string, readonly string[] | undefined][] = [
    ["From", from === undefined ? undefined : [from]],
    ["To", to === undefined ? undefined : [to]],
    ["Survey", surveys?.map((id) => titles.get(id) ?? id)],
    ["Touchpoint", touchpoints?.map(nameOfKey)],
    ["Channel", channels?.map(nameOfKey)],
    ["Team", teams],
    ["Segment", segments],
    ["Customer value", valueTiers],
  ];
  return parts.flatMap(([name, values]) =>
    values && values.length > 0 ? [{ name, values: [...values] }] : [],
  );
}
