import type { Context } from "@/lib/access/context";
import { customer, purchase } from "@/lib/db/tables/customers";
import { inTransaction } from "@/lib/db/transaction";
import { newId } from "@/lib/ground/ids";
import { seededRandom } from "@/lib/stats/random";

type CustomerRow = Partial<typeof customer.$inferInsert>;

/** A customer's purchases by day of the year 2025, counted from 0, with their amounts. */
export interface Bought {
  days: readonly number[];
  amounts: readonly number[];
  /** Of what was bought; EUR where nothing is said. */
  currency?: string;
  row?: CustomerRow;
}

/** Customers with their purchases, as other rooms would have written them. */
export async function testPurchases(ctx: Context, bought: readonly Bought[]): Promise<string[]> {
  const { organizationId } = ctx;
  const people = bought.map(({ row }) => ({ organizationId, id: newId(), ...row }));
  const rows = bought.flatMap(({ days, amounts, currency = "EUR" }, i) =>
    days.map((day, k) => ({
      organizationId,
      id: newId(),
      customerId: people[i]?.id ?? "",
      occurredAt: new Date(Date.UTC(2025, 0, 1 + day, 9, k % 60)),
      amount: String(amounts[k] ?? 0),
      currency,
    })),
  );
  await inTransaction(ctx, async (tx) => {
    await tx.db.insert(customer).values(people);
    for (let start = 0; start < rows.length; start += 5_000) {
      await tx.db.insert(purchase).values(rows.slice(start, start + 5_000));
    }
  });
  return people.map(({ id }) => id);
}

/** Buyers who come back at rates of their own, drop out, and spend about a level of their own. */
export function simulatedBuyers(customers: number, seed: number): Bought[] {
  const random = seededRandom(seed);
  const exponential = () => -Math.log(1 - random.next());
  return Array.from({ length: customers }, () => {
    const rate = (exponential() + exponential()) / 80;
    const drop = 1 - random.next() ** (1 / 3);
    const level = 8 + 12 * (exponential() + exponential() + exponential());
    const days: number[] = [random.below(90)];
    let now = days[0] ?? 0;
    for (;;) {
      now += exponential() / rate;
      if (now > 360) break;
      days.push(Math.floor(now));
      if (random.next() < drop) break;
    }
    return { days, amounts: days.map(() => Math.round(level * (50 + 100 * random.next())) / 100) };
  });
}
