import { csatScale } from "@/lib/metrics/csat";
import {
  type NetPromoterScore,
  netPromoterDifference,
  netPromoterScore,
  tallyScores,
} from "@/lib/metrics/nps";
import { ratingScore, tallyRatings } from "@/lib/metrics/rating";
import { clopperPearsonInterval, wilsonInterval } from "@/lib/stats/proportion";
import { type Adapters, statusOf } from "./adapter";

export const loyalty: Adapters = {
  nps: (question) => {
    const scores = question.column(question.text("column"));
    const { rejected, ...counts } = tallyScores(scores);
    const n = counts.promoters + counts.passives + counts.detractors;
    if (n === 0) return { n, status: statusOf(() => netPromoterScore(counts)) };
    return {
      ...figuresOf(netPromoterScore(counts)),
      ...counts,
      n,
      rejected,
      status: rejected > 0 ? "rejected_rows" : "counted",
      promoter_share: counts.promoters / n,
      detractor_share: counts.detractors / n,
      mean_score: scores.reduce((sum, score) => sum + score, 0) / n,
    };
  },
  nps_counts: (question) => {
    const promoters = question.number("promoters");
    const detractors = question.number("detractors");
    const passives = question.number("n") - promoters - detractors;
    return figuresOf(netPromoterScore({ promoters, passives, detractors }));
  },
  nps_difference: (question) => {
    const [a, b] = question
      .list("values")
      .map((value) => question.with({ filter: { [question.text("group")]: value } }))
      .map((group) => tallyScores(group.column(question.text("column"))));
    if (!a || !b) throw new Error("two groups are needed");
    const { ciLow, ciHigh, ...figures } = netPromoterDifference(a, b);
    return {
      ...figures,
      nps_a: netPromoterScore(a).score,
      nps_b: netPromoterScore(b).score,
      ci_low: ciLow,
      ci_high: ciHigh,
    };
  },
  csat: (question) => {
    const ratings = question.column(question.text("column"));
    // The scale is not written in the case: it ends at the best rating somebody gave.
    const scale = {
      min: csatScale.min,
      max: Math.max(...ratings),
      satisfiedMin: question.number("satisfied_min"),
    };
    const score = ratingScore(tallyRatings(ratings, scale).counts, scale);
    return {
      n: score.n,
      satisfied: score.satisfied,
      share: score.share,
      wilson_low: score.shareCiLow,
      wilson_high: score.shareCiHigh,
      clopper_pearson_low: score.clopperPearson.low,
      clopper_pearson_high: score.clopperPearson.high,
      agresti_coull_low: score.agrestiCoull.low,
      agresti_coull_high: score.agrestiCoull.high,
      mean: score.mean,
      sd: score.sd,
      se: score.se,
      mean_ci_low: score.meanCiLow,
      mean_ci_high: score.meanCiHigh,
      median: score.median,
    };
  },
  proportion: (question) => {
    const successes = question.number("successes");
    const n = question.number("n");
    const wilson = wilsonInterval(successes, n);
    const exact = clopperPearsonInterval(successes, n);
    return {
      share: successes / n,
      wilson_low: wilson.low,
      wilson_high: wilson.high,
      clopper_pearson_low: exact.low,
      clopper_pearson_high: exact.high,
    };
  },
};

function figuresOf(score: NetPromoterScore) {
  return {
    nps: score.score,
    variance: score.variance,
    se: score.se,
    sd_sample: score.sdSample,
    wald_low: score.wald.low,
    wald_high: score.wald.high,
    adjusted_wald_low: score.ciLow,
    adjusted_wald_high: score.ciHigh,
    score_low: score.scoreInterval.low,
    score_high: score.scoreInterval.high,
  };
}
