import { z } from "zod";
import { effectiveAnswers } from "@/lib/stats/effective-answers";
import type { PairSums } from "@/lib/stats/ratio-of-sums";

/**
 * What customers said, added up customer by customer: of each, a is the sum of what their answers count
 * and b how many they are.
 */
export interface CustomerSums extends PairSums {
  /** Of what one answer counts, divisor n. */
  readonly variance: number;
}

/** Sums of everybody, of each group, and of all who are in some other group; null of nobody. */
export interface SumsByGroup {
  all: CustomerSums | null;
  groups: { key: string; own: CustomerSums | null; others: CustomerSums | null }[];
}

/** What one answer counts: 1 where no customer answers twice, less where those of one agree. */
export const AnswerWeights = z.object({
  all: z.number(),
  /** In each group, and in all the others together. */
  groups: z.array(z.object({ key: z.string(), own: z.number(), others: z.number() })),
});
export type AnswerWeights = z.infer<typeof AnswerWeights>;

/** Weights of a partition, from what was added up of it. */
export function weightsOf({ all, groups }: SumsByGroup): AnswerWeights {
  return {
    all: weightOf(all),
    groups: groups.map(({ key, own, others }) => {
      return { key, own: weightOf(own), others: weightOf(others) };
    }),
  };
}

/** What one answer counts where the answers of a customer agree. */
export function weightOf(sums: CustomerSums | null): number {
  return sums ? effectiveAnswers(sums, sums.variance) / sums.b : 1;
}

/** Both weights of a group by its name; of one that was not there yet when they were computed, 1. */
export function weightsByName(
  groups: AnswerWeights["groups"],
): (key: string) => { a: number; b: number } {
  const known = new Map(groups.map(({ key, own, others }) => [key, { a: own, b: others }]));
  return (key) => known.get(key) ?? { a: 1, b: 1 };
}

/** Weights of fifths by place, the lowest first; where there are other fifths by now, everybody's. */
export function weightsByPlace(
  { all, groups }: AnswerWeights,
  names: readonly string[],
): AnswerWeights["groups"] {
  const inOrder = [...groups].sort((one, other) => Number(one.key) - Number(other.key));
  const fit = inOrder.length === names.length;
  return names.map((key, k) => {
    const { own, others } = (fit ? inOrder[k] : undefined) ?? { own: all, others: all };
    return { key, own, others };
  });
}
