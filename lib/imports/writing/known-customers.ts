import type { Chunk, StagedCustomer } from "./chunk";

const mostKnown = 200_000;

/** A customer as the database has it, and their place in the chunk that named them. */
export interface MetCustomer {
  n: number;
  id: string;
  externalId: string | null;
  erased: boolean;
}

/** Many rows name their customer, and say nothing else of them. */
export function saysMore({ fields, attributes, identity }: StagedCustomer): boolean {
  const ids = identity.externalId === null ? 0 : 1;
  return Object.keys(fields).length > ids || Object.keys(attributes).length > 0;
}

/**
 * Customers this run has met: rows that only name one of them need not look for them again, which
 * would cost a fifth of all that is done for a row.
 */
export class KnownCustomers {
  private readonly ids = new Map<string, string>();

  remember(met: readonly MetCustomer[]): void {
    if (this.ids.size + met.length > mostKnown) this.ids.clear();
    for (const { externalId, id, erased } of met) {
      if (externalId !== null && !erased) this.ids.set(externalId, id);
    }
  }

  /** Fills in who is known, and leaves those to be staged of whom there is something to find or say. */
  resolve(chunk: Chunk): Chunk {
    if (this.ids.size === 0) return chunk;
    const known = new Map<number, string>();
    const customers = chunk.customers.filter((customer) => {
      const id = this.ids.get(customer.identity.externalId ?? "");
      if (id === undefined || saysMore(customer)) return true;
      known.set(customer.n, id);
      return false;
    });
    for (const event of [...chunk.interactions, ...chunk.purchases, ...chunk.referrals]) {
      if (event.customer !== null) event.customerId = known.get(event.customer) ?? null;
    }
    for (const referral of chunk.referrals) {
      if (referral.referred !== null) referral.referredId = known.get(referral.referred) ?? null;
    }
    return { ...chunk, customers };
  }
}
