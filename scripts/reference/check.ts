import { type Adapters, answer, Question } from "./adapter";
import { child, type Disagreement, disagreements, toleranceAt } from "./compare";
import type { PublishedValue, Reference, Tolerances, Value } from "./reference-file";
import { readTable, type Table, tableOf } from "./table";

/** The verdict on one case, edge case or published value. */
export interface Verdict {
  readonly statistic: string;
  readonly id: string;
  readonly wrong: readonly Disagreement[];
  /** How the computation ended; a failure may be no more than an error thrown. */
  readonly ended: string;
}

interface Answered {
  readonly statistic: string;
  readonly tolerance: Tolerances;
  readonly answer: Value;
}

/** Runs every case, edge case and published value whose statistic has an adapter. */
export function checkReference(
  reference: Reference,
  folder: string,
  adapters: Adapters,
): Verdict[] {
  const answers = new Map<string, Answered>();
  const ordinary = checkDatasets(reference, folder, adapters, answers);
  return [...ordinary, ...checkEdges(reference, adapters), ...checkPublished(reference, answers)];
}

/** Statistics of the file that no adapter answers, with the number of their cases. */
export function notClaimed(reference: Reference, adapters: Adapters): Map<string, number> {
  const { datasets, edge_cases } = reference.values;
  const statistics = [
    ...Object.values(datasets).flatMap(({ cases }) =>
      Object.entries(cases).flatMap(([statistic, list]) => list.map(() => statistic)),
    ),
    ...edge_cases.map(({ statistic }) => statistic),
  ];
  const counts = new Map<string, number>();
  for (const statistic of statistics.filter((name) => !adapters[name])) {
    counts.set(statistic, (counts.get(statistic) ?? 0) + 1);
  }
  return counts;
}

function checkDatasets(
  { values, isWhole }: Reference,
  folder: string,
  adapters: Adapters,
  answers: Map<string, Answered>,
): Verdict[] {
  return Object.entries(values.datasets).flatMap(([name, { file, cases }]) => {
    const table: Table = file === null ? {} : readTable(folder, file);
    return Object.entries(cases).flatMap(([statistic, list]) => {
      const adapter = adapters[statistic];
      if (!adapter) return [];
      return list.map((wanted, i): Verdict => {
        const given = answer(adapter, new Question(wanted.inputs, table));
        answers.set(wanted.id, { statistic, tolerance: wanted.tolerance, answer: given });
        const marks = isWhole.datasets[name]?.cases[statistic]?.[i]?.expected ?? false;
        const wrong = disagreements(wanted.expected, marks, given, wanted.tolerance);
        return verdict(statistic, wanted.id, wrong, given);
      });
    });
  });
}

function checkEdges({ values, isWhole }: Reference, adapters: Adapters): Verdict[] {
  return values.edge_cases.flatMap((wanted, i): Verdict[] => {
    const adapter = adapters[wanted.statistic];
    if (!adapter) return [];
    const given = answer(adapter, new Question(wanted.inputs, tableOf(wanted.data)));
    const marks = isWhole.edge_cases[i]?.expected ?? false;
    const expected = requiredOf(wanted.expected, given);
    const wrong = disagreements(expected, marks, given, wanted.tolerance);
    return [verdict(wanted.statistic, wanted.id, wrong, given)];
  });
}

/**
 * What an edge case asks of this answer: wording is free, so a reason is not compared, and where
 * a choice is offered, a refusal need not bring the numbers of the other choice.
 */
function requiredOf(expected: Value, given: Value): Value {
  if (child(expected, "status") === "collinear_or_equal_split") {
    return child(given, "status") === "collinear"
      ? { status: "collinear" }
      : { r_squared: child(expected, "r_squared") ?? null };
  }
  if (typeof expected !== "object" || expected === null) return expected;
  return Object.fromEntries(Object.entries(expected).filter(([name]) => name !== "reason"));
}

/** Values printed by others, to the printed digit and our own tolerance. */
function checkPublished({ values }: Reference, answers: Map<string, Answered>): Verdict[] {
  return values.published.flatMap((printed): Verdict[] => {
    const answered = answers.get(printed.case);
    if (!answered) return [];
    const wrong = publishedDifference(printed, answered);
    const id = `${printed.case}, ${printed.source}`;
    return [verdict(answered.statistic, id, wrong, answered.answer)];
  });
}

function publishedDifference(printed: PublishedValue, answered: Answered): Disagreement[] {
  // A place in a list is written as a number.
  const path = printed.field.map(String);
  const actual = path.reduce<Value | undefined>(child, answered.answer);
  const { rel, abs } = toleranceAt(answered.tolerance, path);
  const default_ = { rel, abs: abs + printed.half_unit };
  return disagreements(printed.value, false, actual, { default: default_ }, path);
}

function verdict(statistic: string, id: string, wrong: Disagreement[], given: Value): Verdict {
  const status = child(given, "status");
  return { statistic, id, wrong, ended: typeof status === "string" ? status : "defined" };
}
