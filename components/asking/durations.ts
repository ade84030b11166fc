import { type DelayUnit, delayUnits } from "@/lib/touchpoints/shapes";

const largestFirst: readonly DelayUnit[] = ["days", "hours", "minutes"];

/** A duration as a form has it: in the largest unit that holds it whole. */
export function inUnits(seconds: number): { amount: number; unit: DelayUnit } {
  const unit = largestFirst.find((one) => seconds > 0 && seconds % delayUnits[one] === 0);
  if (unit !== undefined) return { amount: seconds / delayUnits[unit], unit };
  return { amount: Math.ceil(seconds / delayUnits.minutes), unit: "minutes" };
}

/** A duration in words: "1 hour", "30 days". */
export function durationWords(seconds: number): string {
  const { amount, unit } = inUnits(seconds);
  return amount === 1 ? `1 ${unit.slice(0, -1)}` : `${amount.toLocaleString("en")} ${unit}`;
}

/** Whole days; a trigger made over the API may have others, and is then shown longer. */
export function inDays(seconds: number): number {
  return Math.ceil(seconds / delayUnits.days);
}
