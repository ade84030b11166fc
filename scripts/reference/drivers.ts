import { bestSubset } from "@/lib/stats/best-subset";
import { leastSquares, leastSquaresThroughOrigin } from "@/lib/stats/regression";
import type { Estimate, Fit } from "@/lib/stats/regression-summary";
import { relativeImportance } from "@/lib/stats/relative-importance";
import { type Adapters, byName, type Question } from "./adapter";
import type { Value } from "./reference-file";

export const drivers: Adapters = {
  ols: (question) => {
    const { names, columns, y } = equation(question);
    if (question.inputs.intercept === false) {
      return figuresOf(leastSquaresThroughOrigin(columns, y), names);
    }
    const fit = leastSquares(columns, y);
    return {
      ...figuresOf(fit, names, fit.intercept),
      vif: byName(names, fit.vif),
      beta_standardized: byName(names, fit.beta),
    };
  },
  importance: (question) => {
    const { names, columns, y } = equation(question);
    const { n, rSquared, lmg, last, first, relativeWeights } = relativeImportance(columns, y);
    if (!lmg || !last) throw new Error("too many drivers for LMG");
    const best = question.list("best_sizes").map((size) => {
      const subset = bestSubset(columns, y, Number(size));
      return [
        size,
        {
          drivers: subset.drivers.map((j) => names[j] ?? null),
          r_squared: subset.rSquared,
          adj_r_squared: subset.adjustedRSquared,
          bic: subset.bic,
        },
      ];
    });
    const rank = [...names.keys()].sort((a, b) => (lmg[b] ?? 0) - (lmg[a] ?? 0));
    return {
      n,
      r_squared: rSquared,
      lmg: byName(names, lmg),
      lmg_share: byName(
        names,
        lmg.map((share) => share / rSquared),
      ),
      first: byName(names, first),
      last: byName(names, last),
      johnson: byName(names, relativeWeights),
      johnson_share: byName(
        names,
        relativeWeights.map((weight) => weight / rSquared),
      ),
      lmg_rank: rank.map((j) => names[j] ?? null),
      best_subset: Object.fromEntries(best),
    };
  },
};

function equation(question: Question) {
  const outcome = question.text("y");
  if (typeof question.inputs.poly !== "number") {
    const names = question.list("x");
    const [y = [], ...columns] = question.columns([outcome, ...names]);
    return { names, columns, y };
  }
  const [y = [], x = []] = question.columns([outcome, question.text("x")]);
  const powers = Array.from({ length: question.inputs.poly }, (_, k) => k + 1);
  return {
    names: powers.map((k) => (k === 1 ? "x" : `x^${k}`)),
    columns: powers.map((k) => x.map((value) => value ** k)),
    y,
  };
}

function figuresOf(fit: Fit, names: readonly string[], intercept?: Estimate) {
  const perTerm = (values: readonly Value[], first: Value | undefined) =>
    first === undefined
      ? byName(names, values)
      : byName(["(Intercept)", ...names], [first, ...values]);
  return {
    n: fit.n,
    df_residual: fit.dfResidual,
    rss: fit.rss,
    tss: fit.tss,
    sigma: fit.sigma,
    r_squared: fit.rSquared,
    adj_r_squared: fit.adjustedRSquared,
    f: fit.f,
    f_p: fit.fP,
    coef: perTerm(fit.coefficients, intercept?.coefficient),
    se: perTerm(fit.standardErrors, intercept?.standardError),
    t: perTerm(fit.t, intercept?.t),
    p: perTerm(fit.p, intercept?.p),
    ci_low: perTerm(fit.ciLow, intercept?.ciLow),
    ci_high: perTerm(fit.ciHigh, intercept?.ciHigh),
  };
}
