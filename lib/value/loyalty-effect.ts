import { simpleValue } from "@/lib/stats/clv/simple-value";
import { wilsonInterval } from "@/lib/stats/proportion";
import type { LoyaltyEffect } from "@/lib/value/page-data";

const fewest = 5;
const points = 0.05;

/**
 * What five points more of yearly retention add to the lifetime profit of a customer, whatever the
 * margin is. Its limits are the least and the most it is over the Wilson interval of retention.
 *
 * @param stillHere of those who were customers a year ago
 * @returns null where too few were, or where nobody leaves and money later is as good as now
 */
export function loyaltyEffect(
  stillHere: number,
  yearAgo: number,
  discount: number,
): LoyaltyEffect | null {
  if (yearAgo < fewest) return null;
  const retention = stillHere / yearAgo;
  const gain = gainAt(retention, discount);
  if (gain === null) return null;
  const { low, high } = wilsonInterval(stillHere, yearAgo);
  // It grows with retention until five points more are all there is, and falls from there.
  const turn = 1 - points;
  const ends = [low, high, ...(low < turn && turn < high ? [turn] : [])];
  const gains = [gain, ...ends.flatMap((kept) => gainAt(kept, discount) ?? [])];
  return {
    n: yearAgo,
    retention,
    raised: raisedFrom(retention),
    gain,
    low: Math.min(...gains),
    high: Math.max(...gains),
  };
}

function raisedFrom(retention: number): number {
  return Math.min(1, retention + points);
}

function gainAt(retention: number, discount: number): number | null {
  const lifetime = (kept: number) =>
    simpleValue({ margin: 1, retention: kept, discount, firstPayment: "start" });
  const [before, after] = [lifetime(retention), lifetime(raisedFrom(retention))];
  return before && after ? after / before - 1 : null;
}
