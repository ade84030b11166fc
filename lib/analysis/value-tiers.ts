import { type Frame, unitColumns } from "@/lib/analysis/response-matrix";
import { sortedQuantile } from "@/lib/stats/quantile";
import { nth } from "@/lib/stats/vector";

/** Thirds of the customers by their lifetime value. */
export interface ValueTiers {
  /** Where the middle third begins, and where the highest does. */
  readonly bounds: readonly [number, number];
  /** 0, 1 or 2 for each row; −1 where the customer's value is unknown. */
  readonly tierOf: Int32Array;
}

/**
 * Customers cut into thirds of equal size by value, each customer once however many rows they have.
 *
 * @param key the variable that holds the value
 * @returns null when fewer than three different values are known
 */
export function valueTiers(frame: Frame, key: string): ValueTiers | null {
  const [values] = unitColumns(frame, [key], "customer").columns;
  const known = values?.filter((value) => !Number.isNaN(value)).sort() ?? new Float64Array();
  if (!values || new Set(known).size < 3) return null;
  const bounds = [sortedQuantile(known, 1 / 3), sortedQuantile(known, 2 / 3)] as const;
  if (bounds[0] >= bounds[1]) return null;
  const tierOf = Int32Array.from(frame.units.customer, (code) => {
    const value = code < 0 ? Number.NaN : nth(values, code);
    if (Number.isNaN(value)) return -1;
    return value < bounds[0] ? 0 : value < bounds[1] ? 1 : 2;
  });
  return { bounds, tierOf };
}
