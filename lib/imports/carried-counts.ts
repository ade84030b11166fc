import type { Makes } from "./rows/columns";
import type { ParsedRow } from "./rows/parsed-row";
import type { ImportCounts } from "./shapes";

/** Customers beyond so many different ones are counted row by row, so that memory has an end. */
const idsRemembered = 100_000;

const none = {
  ...{ customers: 0, interactions: 0, responses: 0, kpiValues: 0, purchases: 0, referrals: 0 },
};

/** Counts what good rows carry, whatever is stored already: what a check can say ahead. */
export class CarriedCounts {
  private counts: ImportCounts = { ...none };
  private readonly customers = new Set<string>();

  constructor(private readonly makes: Makes) {}

  add(row: ParsedRow): void {
    const { counts, makes } = this;
    if (this.isNewCustomer(row)) counts.customers += 1;
    // Who came of a referral is a customer too.
    if (row.referral?.referred && this.isNew(row.referral.referred)) counts.customers += 1;
    if (makes.interaction) counts.interactions += 1;
    if (row.answers) counts.responses += 1;
    if (row.purchase) counts.purchases += 1;
    if (row.referral) counts.referrals += 1;
    counts.kpiValues += Object.keys(row.kpis ?? {}).length;
  }

  /** What was counted since this was asked last. */
  take(): ImportCounts {
    const { counts } = this;
    this.counts = { ...none };
    return counts;
  }

  private isNewCustomer({ customer, attributes }: ParsedRow): boolean {
    if (!customer && !attributes) return false;
    return this.isNew(customer?.externalId);
  }

  private isNew(id: unknown): boolean {
    if (typeof id !== "string") return true;
    if (this.customers.has(id)) return false;
    if (this.customers.size < idsRemembered) this.customers.add(id);
    return true;
  }
}
