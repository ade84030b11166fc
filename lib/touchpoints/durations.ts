import { type DelayUnit, delayUnits } from "@/lib/touchpoints/shapes";

const largestFirst: readonly DelayUnit[] = ["days", "hours", "minutes"];

/** A duration as a form has it: in the largest unit that holds it whole, or in minutes, rounded up. */
export function inUnits(
  seconds: number,
  unitOfNone: DelayUnit = "minutes",
): { amount: number; unit: DelayUnit } {
  if (seconds === 0) return { amount: 0, unit: unitOfNone };
  const unit = largestFirst.find((one) => seconds % delayUnits[one] === 0);
  if (unit !== undefined) return { amount: seconds / delayUnits[unit], unit };
  return { amount: Math.ceil(seconds / delayUnits.minutes), unit: "minutes" };
}

/** A duration in words: "1 hour", "30 days". */
export function durationWords(seconds: number): string {
  const { amount, unit } = inUnits(seconds);
  return amount === 1 ? `1 ${unit.slice(0, -1)}` : `${amount.toLocaleString("en")} ${unit}`;
}
