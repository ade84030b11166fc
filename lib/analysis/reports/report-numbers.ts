import type { LeftOut } from "@/lib/analysis/choose-variables";
import { driverSentence, headline, named } from "@/lib/analysis/findings";
import {
  basis,
  directionOf,
  driversMethod,
  droppedWords,
  matrixFinding,
  whereToAct,
} from "@/lib/analysis/panel-words";
import type { ReportCondition, ReportDrivers, ReportMatrix } from "@/lib/analysis/reports/shapes";
import type { CorrelationsAnswer, Driver, DriversAnswer, Variable } from "@/lib/analysis/shapes";

// What of an answer goes into a report: numbers of groups and the words about them, never a value
// that one customer, such as the one who waited longest, had alone.

interface Explained {
  answer: DriversAnswer;
  outcome: Variable;
  drivers: readonly Variable[];
  leftOut: readonly LeftOut[];
}

/** What the conditions explain, as the page says it. */
export function driversOfReport({ answer, outcome, drivers, leftOut }: Explained): ReportDrivers {
  const byKey = new Map([...drivers, outcome].map((variable) => [variable.key, variable]));
  const labelOf = (key: string) => byKey.get(key)?.label ?? key;
  const sentences = answer.keyDrivers.flatMap((key) => {
    const driver = answer.drivers.find((each) => each.key === key);
    const variable = byKey.get(key);
    return driver && variable ? [driverSentence(driver, variable, outcome)] : [];
  });
  const dropped = answer.dropped.map(
    ({ key, reason }) => `${labelOf(key)}: ${droppedWords[reason]}`,
  );
  return {
    state: "ready",
    headline: headline(answer, outcome, labelOf),
    sentences,
    explained: named(outcome),
    r2: answer.r2,
    threshold: answer.threshold,
    conditions: [...answer.drivers]
      .sort((a, b) => b.lmg - a.lmg)
      .map((driver) => conditionOf(driver, labelOf(driver.key), answer)),
    whereToAct: whereToAct(answer, outcome, labelOf),
    leftOut: [...dropped, ...leftOut.map(({ label, why }) => `${label}: ${why}`)],
    notes: [`${basis(answer.meta, labelOf)}.`, driversMethod(answer)],
  };
}

function conditionOf(
  driver: Driver,
  label: string,
  { keyDrivers }: DriversAnswer,
): ReportCondition {
  return {
    ...{ key: driver.key, label, direction: directionOf(driver) },
    ...{ share: driver.lmg, low: driver.lmgLow, high: driver.lmgHigh },
    ...{ importance: driver.lmgShare, performance: driver.performance },
    ...{ quadrant: driver.quadrant, isKey: keyDrivers.includes(driver.key) },
  };
}

const matrixMethod =
  "Spearman where a rating is involved, else Pearson, each pair on the units that have both, at the grain where they meet; q by Benjamini and Hochberg over all pairs. Association, not cause.";

/** How every two variables go together, as the page says it. */
export function matrixOfReport(
  { cells, meta }: CorrelationsAnswer,
  variables: readonly Variable[],
): ReportMatrix {
  return {
    state: "ready",
    finding: matrixFinding(cells, variables),
    variables: variables.map(({ key, label, level }) => ({ key, label, level })),
    cells,
    notes: [`${basis(meta)}.`, matrixMethod],
  };
}
