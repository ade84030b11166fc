import {
  kaplanMeier,
  restrictedMean,
  type SurvivalCurve,
  type SurvivalStep,
  survivalAt,
} from "@/lib/stats/kaplan-meier";
import { type Durations, logRank } from "@/lib/stats/log-rank";
import { type Adapters, byName, type Question } from "./adapter";
import type { Value } from "./reference-file";

export const survival: Adapters = {
  km: (question) => (question.inputs.group === undefined ? together(question) : apart(question)),
};

function together(question: Question): Value {
  const { times, events } = durations(question);
  const curve = kaplanMeier(times, events);
  const atEnd = curve.steps.at(-1)?.survival ?? 1;
  return { all: figuresOf(curve, question), survival_at_end: atEnd, median: curve.median };
}

function apart(question: Question): Value {
  const name = question.text("group");
  const groups = [...new Set(question.column(name))].sort((a, b) => a - b).map(String);
  const each = groups.map((group) => durations(question.with({ filter: { [name]: group } })));
  const curves = each.map(({ times, events }) => figuresOf(kaplanMeier(times, events), question));
  const { chi2, df, p, expected } = logRank(each);
  return {
    ...Object.fromEntries(groups.map((group, i) => [group, curves[i] ?? null])),
    logrank: { chi2, df, p, expected: byName(groups, expected) },
  };
}

function durations(question: Question): Durations {
  const names = [question.text("time"), question.text("event")];
  const [times = [], events = []] = question.columns(names);
  return { times, events };
}

function figuresOf(curve: SurvivalCurve, question: Question): Value {
  const asked = question.list("at").map(Number);
  const steps =
    asked.length > 0 ? asked.map((time) => ({ ...survivalAt(curve, time), time })) : curve.steps;
  const each = (of: (step: SurvivalStep) => number | null) => steps.map(of);
  const tau = question.inputs.rmst_tau;
  return {
    n: curve.n,
    events: curve.events,
    time: each((step) => step.time),
    survival: each((step) => step.survival),
    std_error: each((step) => step.standardError),
    ci_low_loglog: each((step) => step.ciLow),
    ci_high_loglog: each((step) => step.ciHigh),
    median: curve.median,
    ...(typeof tau === "number" ? { rmst: restrictedMean(curve, tau) } : {}),
  };
}
