import { type PairSums, ratioOfSums } from "./ratio-of-sums";

/**
 * How many independent answers would say as much as those of clusters whose answers agree: their
 * number divided by the design effect, the variance of the mean by cluster over that of as many
 * independent answers, so that clusters of one count one each. Never more than there are. Where no answer differs from another, agreement
 * cannot be told from unanimity: then clusters count, by Kish's number.
 *
 * @param sums per cluster a, the sum of its answers, and b, how many they are
 * @param variance of one answer, divisor n
 * @returns between 1 and the number of answers
 * @see Kish (1965), Survey Sampling, 5.4 and 8.2; Korn & Graubard (1998), Survey Methodology 24:193
 * @example effectiveAnswers({ n: 2, a: 3, b: 6, aa: 9, ab: 9, bb: 18 }, 0.25) // two say one thing three times each → 1
 */
export function effectiveAnswers(sums: PairSums, variance: number): number {
  const { n: clusters, b: answers, bb } = sums;
  if (clusters < 2) return 1;
  if (variance <= 0) return answers ** 2 / bb;
  const { standardError } = ratioOfSums(sums);
  const ofOne = (variance * answers) / (answers - 1);
  const asMany = standardError > 0 ? ofOne / standardError ** 2 : answers;
  return Math.min(answers, Math.max(1, asMany));
}
