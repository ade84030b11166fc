import { adjustPValues } from "@/lib/stats/adjust-p-values";
import { biserial } from "@/lib/stats/biserial";
import { correlationMatrix } from "@/lib/stats/correlation-matrix";
import type { Correlation } from "@/lib/stats/correlation-test";
import { autocorrelation, describe } from "@/lib/stats/describe";
import { kendall } from "@/lib/stats/kendall";
import { toRows } from "@/lib/stats/matrix";
import { partialCorrelation } from "@/lib/stats/partial-correlation";
import { pearson } from "@/lib/stats/pearson";
import { polychoric } from "@/lib/stats/polychoric";
import { spearman } from "@/lib/stats/spearman";
import type { Adapters, Question } from "./adapter";

export const association: Adapters = {
  describe: (question) => {
    const values = question.column(question.text("column"));
    const { ciLow, ciHigh, ...figures } = describe(values);
    const description = { ...figures, ci_low: ciLow, ci_high: ciHigh };
    if (question.inputs.autocorrelation !== true) return description;
    return { ...description, autocorrelation_lag1: autocorrelation(values) };
  },
  pearson: (question) => correlationFigures(pearson(...pair(question)), 0),
  spearman: (question) => {
    const { r, n, t, p, ...result } = spearman(...pair(question));
    return {
      rho: r,
      n,
      t,
      p,
      ci_low_bonett_wright: result.ciLow,
      ci_high_bonett_wright: result.ciHigh,
      ci_low_plain: result.plainCiLow,
      ci_high_plain: result.plainCiHigh,
    };
  },
  kendall: (question) => {
    const { r, n, concordant, discordant, z, p, ...result } = kendall(...pair(question));
    return {
      tau_b: r,
      n,
      concordant,
      discordant,
      tied_pairs_x: result.tiedPairsX,
      tied_pairs_y: result.tiedPairsY,
      z,
      p,
      ci_low: result.ciLow,
      ci_high: result.ciHigh,
    };
  },
  point_biserial: (question) => {
    const [x, y] = pair(question);
    const { mean1, mean0, biserial: coefficient } = biserial(x, y);
    const figures = correlationFigures(pearson(x, y), 0);
    return { ...figures, mean_1: mean1, mean_0: mean0, biserial: coefficient };
  },
  polychoric: (question) => {
    const { rho, n, thresholdsX, thresholdsY } = polychoric(...pair(question));
    return { rho, n, thresholds_x: thresholdsX, thresholds_y: thresholdsY };
  },
  partial: (question) => {
    const names = [question.text("x"), question.text("y"), ...question.list("given")];
    const [x = [], y = [], ...given] = question.columns(names);
    return correlationFigures(partialCorrelation(x, y, given), given.length);
  },
  correlation_matrix: (question) => {
    const columns = question.columns(question.list("columns"));
    return { n: columns[0]?.length ?? 0, matrix: toRows(correlationMatrix(columns)) };
  },
  bh: (question) => ({ q: adjustPValues(question.list("p").map(Number)) }),
  screen: (question) => {
    const pairs = question
      .list("drivers")
      .map((driver) => pair(question.with({ x: driver, y: question.text("outcome") })));
    const linear = pairs.map(([x, y]) => pearson(x, y));
    const ranked = pairs.map(([x, y]) => spearman(x, y));
    const p = linear.map((result) => result.p ?? Number.NaN);
    const rankedP = ranked.map((result) => result.p ?? Number.NaN);
    return {
      r: linear.map((result) => result.r),
      p,
      q: adjustPValues(p),
      rho: ranked.map((result) => result.r),
      rho_p: rankedP,
      rho_q: adjustPValues(rankedP),
      n: linear.map((result) => result.n),
    };
  },
};

function pair(question: Question): [number[], number[]] {
  const [x = [], y = []] = question.columns([question.text("x"), question.text("y")]);
  return [x, y];
}

function correlationFigures({ r, n, t, p, ciLow, ciHigh }: Correlation, held: number) {
  return { r, n, t, df: n - 2 - held, p, ci_low: ciLow, ci_high: ciHigh };
}
