import type { Chunk } from "./chunk";
import type { MetCustomer } from "./known-customers";
import type { Events } from "./write-events";

/** Gives events the customers they name, and leaves out those of customers who were erased. */
export function attachCustomers(
  chunk: Chunk,
  met: readonly MetCustomer[],
): { events: Events; erasedLines: number[] } {
  const byPlace = new Map(met.map((customer) => [customer.n, customer]));
  const attached = <E extends { customer: number | null; customerId: string | null }>(
    events: E[],
  ): E[] =>
    events.filter((event) => {
      const customer = event.customer === null ? undefined : byPlace.get(event.customer);
      if (customer) event.customerId = customer.id;
      return !customer?.erased;
    });
  for (const referral of chunk.referrals) {
    const person = referral.referred === null ? undefined : byPlace.get(referral.referred);
    if (person) referral.referredId = person.erased ? null : person.id;
  }
  return {
    events: {
      interactions: attached(chunk.interactions),
      purchases: attached(chunk.purchases),
      referrals: attached(chunk.referrals),
      periodValues: chunk.periodValues,
    },
    erasedLines: chunk.customers
      .filter(({ n }) => byPlace.get(n)?.erased)
      .flatMap(({ lines }) => lines),
  };
}
