import type { PlannedColumn } from "./columns";
import type { ParsedRow, RowProblem } from "./parsed-row";

const most = 1_000_000;

/** What is wrong with the referral of a row, as the API would find it too. */
export function referralProblems(
  { referral, customer, attributes }: ParsedRow,
  columns: readonly PlannedColumn[],
): RowProblem[] {
  if (!referral) return [];
  const problem = (name: string, code: string, message: string): RowProblem => ({
    ...{ column: columns.find(({ target }) => target.name === name)?.name ?? "", code, message },
    value: String(referral[name.slice("referral.".length)] ?? ""),
  });
  const { count = 1, referred } = referral;
  const found: RowProblem[] = [];
  if (!customer && !attributes) {
    found.push(problem("customer.externalId", "required", "A referral needs a customer."));
  }
  if (!(Number.isInteger(count) && Number(count) >= 0 && Number(count) <= most)) {
    found.push(problem("referral.count", "range", "A whole number from 0 to a million is needed."));
  }
  if (referred === undefined) return found;
  if (referred === customer?.externalId) {
    found.push(problem("referral.referred", "same", "Nobody refers themselves."));
  }
  if (Number(count) > 1) {
    found.push(problem("referral.count", "named", "Who is named is one: leave out the number."));
  }
  return found;
}
