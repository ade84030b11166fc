/** A relationship that brings the same margin each period and is kept with the same probability. */
export interface SteadyRelationship {
  /** Per period, in money. */
  readonly margin: number;
  /** Probability of staying for another period, in 0..1. */
  readonly retention: number;
  /** Per period, ≥ 0: 0.1 for 10 %. */
  readonly discount: number;
  /** Whole number of periods; without it the relationship has no planned end. */
  readonly periods?: number;
  /** Whether the first margin arrives now or, as by default, at the end of the first period. */
  readonly firstPayment?: "start" | "end";
}

/**
 * Discounted value of a steady relationship: margin · Σ qᵗ with q = retention / (1 + discount).
 *
 * @returns money; null when the sum is infinite, that is without an end, losses and discount
 * @throws RangeError when retention is not in 0..1, discount is negative, or periods not whole
 * @see Gupta & Lehmann (2003), J. Interact. Mark. 17:9
 * @example simpleValue({ margin: 100, retention: 0.8, discount: 0.1 }) // → 266.67
 */
export function simpleValue(relationship: SteadyRelationship): number | null {
  const { margin, retention, discount, periods, firstPayment = "end" } = relationship;
  if (!(retention >= 0 && retention <= 1)) throw new RangeError("retention outside 0..1");
  if (!(discount >= 0)) throw new RangeError("negative discount");
  if (periods !== undefined && !(Number.isInteger(periods) && periods >= 0)) {
    throw new RangeError("periods is not a whole number");
  }
  if (periods === 0) return 0;
  // 1 − q and 1 − qⁿ as they are, not as differences of numbers near 1.
  const loss = (1 - retention + discount) / (1 + discount);
  if (loss === 0) return periods === undefined ? null : margin * periods;
  const lost = periods === undefined ? 1 : -Math.expm1(periods * Math.log1p(-loss));
  const first = firstPayment === "start" ? 1 : 1 - loss;
  return (margin * first * lost) / loss;
}

/** What a business knows of a customer without a model: the four elements of value. */
export interface FourElements {
  /** Money per year. */
  readonly annualRevenue: number;
  /** Gross margin as a share of revenue. */
  readonly marginShare: number;
  /** Money per year. */
  readonly annualCostToServe: number;
  /** Length of the relationship. */
  readonly years: number;
  /** Money, once. */
  readonly acquisitionCost: number;
}

/**
 * Customer lifetime value from four elements: yearly contribution, its length, less what it cost
 * to win the customer.
 *
 * @returns money; negative for a customer who never pays back
 * @throws RangeError when years is negative or an element is not a number
 * @example fourElementValue({ annualRevenue: 1000, marginShare: 0.4, annualCostToServe: 100, years: 5, acquisitionCost: 200 }) // → 1300
 */
export function fourElementValue(elements: FourElements): number {
  const { annualRevenue, marginShare, annualCostToServe, years, acquisitionCost } = elements;
  if (!(years >= 0)) throw new RangeError("negative years");
  const value = (annualRevenue * marginShare - annualCostToServe) * years - acquisitionCost;
  if (!Number.isFinite(value)) throw new RangeError("an element of value is not a number");
  return value;
}
