import { figure } from "@/lib/analysis/figures";
import type { FittedFramework } from "@/lib/framework/shapes";

/**
 * That a sum over all customers with a value rests on some of them, as where a variable of the chain
 * is not known of the others; nothing where it is measured on all.
 */
export function measuredOn({
  customersMeasured,
  customersWithValue,
}: Pick<FittedFramework, "customersMeasured" | "customersWithValue">): string | undefined {
  if (customersMeasured >= customersWithValue) return undefined;
  return `What leads to value is measured on ${figure(customersMeasured)} of ${figure(customersWithValue)} customers with a value; the others are taken to be like them.`;
}
