import type { LikelihoodFit, WaldEstimate } from "@/lib/stats/likelihood-model";
import { logisticRegression } from "@/lib/stats/logistic-regression";
import { proportionalOdds } from "@/lib/stats/proportional-odds";
import { type Adapters, byName, type Question } from "./adapter";

export const models: Adapters = {
  logistic: (question) => {
    const { names, columns, y } = equation(question);
    const fit = logisticRegression(columns, y);
    return {
      ...figuresOf(fit),
      events: fit.events,
      null_deviance: -2 * fit.nullLogLikelihood,
      ...estimatesOf(["(Intercept)", ...names], [fit.intercept, ...fit.coefficients]),
      odds_ratio: byName(names, fit.oddsRatios),
      lr_chi2: fit.chi2,
      lr_p: fit.chi2P,
    };
  },
  polr: (question) => {
    const { names, columns, y } = equation(question);
    const fit = proportionalOdds(columns, y);
    const cuts = fit.thresholds.map((_, k) => `${fit.levels[k]}|${fit.levels[k + 1]}`);
    return {
      ...figuresOf(fit),
      ...estimatesOf(names, fit.coefficients),
      zeta: byName(
        cuts,
        fit.thresholds.map((threshold) => threshold.coefficient),
      ),
      zeta_se: byName(
        cuts,
        fit.thresholds.map((threshold) => threshold.standardError),
      ),
    };
  },
};

function equation(question: Question) {
  const names = question.list("x");
  const [y = [], ...columns] = question.columns([question.text("y"), ...names]);
  return { names, columns, y };
}

function figuresOf(fit: LikelihoodFit & { readonly n: number }) {
  return {
    n: fit.n,
    loglik: fit.logLikelihood,
    deviance: -2 * fit.logLikelihood,
    aic: fit.aic,
    mcfadden_r2: fit.mcFaddenRSquared,
  };
}

function estimatesOf(names: readonly string[], estimates: readonly WaldEstimate[]) {
  const each = (of: (estimate: WaldEstimate) => number) => byName(names, estimates.map(of));
  return {
    coef: each((estimate) => estimate.coefficient),
    se: each((estimate) => estimate.standardError),
    z: each((estimate) => estimate.z),
    p: each((estimate) => estimate.p),
  };
}
