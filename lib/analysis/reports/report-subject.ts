import type { FilterNames } from "@/lib/analysis/panels";
import type { ReportSubject } from "@/lib/analysis/reports/shapes";
import type { AnalysisFilter } from "@/lib/analysis/shapes";

const words = {
  touchpoints: "Touchpoint",
  channels: "Channel",
  teams: "Team",
  segments: "Segment",
  valueTiers: "Customer value",
} as const;

/** The rows of a report in words, in the order of the form; empty where everything is in it. */
export function filtersInWords(
  { from, to, surveys, ...rest }: AnalysisFilter,
  names: Pick<FilterNames, "surveys">,
): ReportSubject["filters"] {
  const titles = new Map(names.surveys.map(({ id, name }) => [id, name]));
  const parts: [string, readonly string[] | undefined][] = [
    ["From", from === undefined ? undefined : [from]],
    ["To", to === undefined ? undefined : [to]],
    ["Survey", surveys?.map((id) => titles.get(id) ?? id)],
    ...(Object.keys(words) as (keyof typeof words)[]).map(
      (key): [string, readonly string[] | undefined] => [words[key], rest[key]],
    ),
  ];
  return parts.flatMap(([name, values]) =>
    values && values.length > 0 ? [{ name, values: [...values] }] : [],
  );
}
