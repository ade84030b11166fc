/**
 * Why a quantity does not exist for the data at hand.
 *
 * - `too-few-rows`: fewer rows (or answers) than the quantity needs
 * - `no-variation`: a column holds one value only
 * - `collinear`: a driver is an exact linear combination of earlier drivers
 * - `ill-conditioned`: moments too close to collinear for the digits that are left
 * - `separation`: the outcome can be told without error from the drivers, so the likelihood grows
 *   for ever and no coefficient is the best
 */
export type Shortage =
  | "too-few-rows"
  | "no-variation"
  | "collinear"
  | "ill-conditioned"
  | "separation";

/**
 * The one error of the mathematics: the arguments are well formed, yet the quantity is undefined
 * for them. It is caught where a person can be told what is missing; it is never turned into 0.
 */
export class InsufficientData extends Error {
  override readonly name = "InsufficientData";

  /**
   * @param columns positions of the columns at fault: in the order of the call, drivers first,
   *   the outcome after the last driver; for a pair, x is 0 and y is 1
   */
  constructor(
    readonly reason: Shortage,
    readonly columns: readonly number[] = [],
  ) {
    super(columns.length > 0 ? `${reason} (column ${columns.join(", ")})` : reason);
  }
}
