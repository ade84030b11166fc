import { z } from "zod";
import { type SuppressionReason, suppressionReasons } from "@/lib/touchpoints/sampling";
import { AskedByDay } from "@/lib/touchpoints/shapes";

const count = z.int().min(0);

/** What was decided on the customers of a round, counted. */
export const Tally = z.object({
  /** Customers who were chosen: invited or not. */
  chosen: count,
  invited: count,
  /** Those who were not, by the first reason. */
  suppressed: z.partialRecord(z.enum(suppressionReasons), count),
  /** By the organisation's calendar. */
  days: AskedByDay,
});
export type Tally = z.infer<typeof Tally>;

export const nothingCounted: Tally = { chosen: 0, invited: 0, suppressed: {}, days: {} };

/** Counts of which one more set is counted. */
export interface Counting {
  invited: (day: number) => void;
  suppressed: (reason: SuppressionReason) => void;
  /** How many are asked on each day so far. */
  days: Map<number, number>;
  result: () => Tally;
}

/** Goes on counting where a tally ended. */
export function countingFrom(tally: Tally): Counting {
  const days = new Map(Object.entries(tally.days).map(([day, n]) => [Number(day), n]));
  const suppressed = { ...tally.suppressed };
  let { chosen, invited } = tally;
  return {
    invited: (day) => {
      chosen += 1;
      invited += 1;
      days.set(day, (days.get(day) ?? 0) + 1);
    },
    suppressed: (reason) => {
      chosen += 1;
      suppressed[reason] = (suppressed[reason] ?? 0) + 1;
    },
    days,
    result: () => ({ chosen, invited, suppressed, days: Object.fromEntries(days) }),
  };
}
