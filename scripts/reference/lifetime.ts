import { bgNbdLogLikelihood, fitBgNbd } from "@/lib/stats/clv/bg-nbd";
import { expectedOfNew, expectedPurchases, pAlive } from "@/lib/stats/clv/bg-nbd-expectations";
import { expectedValue, fitGammaGamma, repeatValues } from "@/lib/stats/clv/gamma-gamma";
import { purchaseCounts } from "@/lib/stats/clv/purchase-counts";
import { discountedPurchases } from "@/lib/stats/clv/purchase-value";
import {
  discountedLifetime,
  discountedResidualLifetime,
  fitShiftedBetaGeometric,
  renewalsOf,
  retentionRate,
  survivalCurve,
} from "@/lib/stats/clv/shifted-beta-geometric";
import { InsufficientData } from "@/lib/stats/insufficient-data";
import type { Adapters, Question } from "./adapter";
import type { Value } from "./reference-file";

interface Asked {
  readonly x: number;
  readonly tx: number;
  readonly T: number;
  readonly t: number;
  readonly zbar: number;
}

export const lifetime: Adapters = {
  sbg: (question) => {
    const survivors = question.column("survivors").slice(0, question.number("fit_periods") + 1);
    const fit = converged(fitShiftedBetaGeometric(renewalsOf(survivors)));
    const [alpha = 0, beta = 0] = fit.parameters;
    const model = { alpha, beta };
    const project = question.number("project");
    const discount = question.number("discount");
    return {
      alpha,
      beta,
      loglik: fit.logLikelihood,
      retention_rate: Array.from({ length: project }, (_, t) => retentionRate(model, t + 1)),
      survival: survivalCurve(model, project),
      del: discountedLifetime(model, discount),
      derl: discountedResidualLifetime(model, question.number("renewals"), discount),
      mean_churn_probability: alpha / (alpha + beta),
    };
  },
  bgnbd: (question) => {
    const histories = historiesOf(question);
    const fit = converged(fitBgNbd(histories.counts));
    const [r = 0, alpha = 0, a = 0, b = 0] = fit.parameters;
    const model = { r, alpha, a, b };
    const holdout = histories.rows.reduce((sum, row) => sum + expectedPurchases(model, row, 39), 0);
    return {
      ...model,
      loglik: fit.logLikelihood,
      n: histories.counts.customers,
      ...predictions(question, model),
      holdout_total_expected: holdout,
    };
  },
  bgnbd_given: (question) => {
    const [r, alpha] = [question.number("r"), question.number("alpha")];
    const model = { r, alpha, a: question.number("a"), b: question.number("b") };
    return {
      loglik: bgNbdLogLikelihood(model, historiesOf(question).counts),
      ...predictions(question, model),
    };
  },
  gamma_gamma: (question): Value => {
    const [x = [], value = []] = question.columns(["x", question.text("value")]);
    const used = repeatValues(x, value);
    if (used.leftOut > 0) return { status: "rows_left_out", left_out: used.leftOut };
    const fit = converged(fitGammaGamma(used));
    const [p = 0, q = 0, gamma = 0] = fit.parameters;
    const model = { p, q, gamma };
    const customers = question.inputs.customers as readonly Pick<Asked, "x" | "zbar">[];
    return {
      n: used.value.length,
      ...model,
      loglik: fit.logLikelihood,
      population_mean: expectedValue(model, 0, 0),
      customers: customers.map(({ x, zbar }) => ({
        x,
        zbar,
        expected_value: expectedValue(model, x, zbar),
      })),
    };
  },
  clv_bgnbd_gg: (question) => {
    const [r, alpha] = [question.number("r"), question.number("alpha")];
    const buying = { r, alpha, a: question.number("a"), b: question.number("b") };
    const [p, q] = [question.number("p"), question.number("q")];
    const horizon = {
      periods: question.number("periods"),
      length: question.number("weeks_per_period"),
      discount: question.number("discount_per_period"),
    };
    return {
      customers: asked(question).map(({ x, tx, T, zbar }) => {
        const value = expectedValue({ p, q, gamma: question.number("gamma") }, x, zbar);
        const purchases = discountedPurchases(buying, { x, recency: tx, age: T }, horizon);
        return { expected_value: value, clv: question.number("margin") * value * purchases };
      }),
    };
  },
};

function asked(question: Question): readonly Asked[] {
  return question.inputs.customers as readonly Asked[];
}

type Model = Parameters<typeof pAlive>[0];

function predictions(question: Question, model: Model) {
  const times = question.inputs.expected_at as readonly number[];
  return {
    expected_per_new_customer: times.map((time) => expectedOfNew(model, time)),
    customers: asked(question).map(({ x, tx, T, t }) => ({
      x,
      p_alive: pAlive(model, { x, recency: tx, age: T }),
      conditional_expected: expectedPurchases(model, { x, recency: tx, age: T }, t),
    })),
  };
}

/** Histories in weeks, from a table in weeks or in days. */
function historiesOf(question: Question) {
  const inDays = question.inputs.unit === "days";
  const names = inDays ? ["x", "tx_days", "t_days"] : ["x", "tx_weeks", "t_weeks"];
  const [x = [], last = [], whole = []] = question.columns(names);
  const [recency, age] = [last, whole].map((column) =>
    column.map((time) => (inDays ? time / 7 : time)),
  );
  return {
    counts: purchaseCounts(x, recency ?? [], age ?? []),
    rows: x.map((repeats, i) => ({ x: repeats, recency: recency?.[i] ?? 0, age: age?.[i] ?? 0 })),
  };
}

/** A fit without a maximum has no parameters. */
function converged<F extends { readonly converged: boolean }>(fit: F): F {
  if (!fit.converged) throw new InsufficientData("no-variation");
  return fit;
}
