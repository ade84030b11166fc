import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { Refusal } from "@/lib/ground/refusal";
import type { Customer, CustomerRequest } from "./shapes";
import { type CustomerRow, findCustomer } from "./store";

const amount = (stored: string | null) => (stored === null ? null : Number(stored));

function shown({ timeZone, erasedAt: _, ...row }: CustomerRow): Customer {
  return {
    ...row,
    timezone: timeZone,
    acquisitionCost: amount(row.acquisitionCost),
    annualRevenue: amount(row.annualRevenue),
    grossMargin: amount(row.grossMargin),
    costToServe: amount(row.costToServe),
    clv: amount(row.clv),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

/** One customer, with everything that is known of them. */
export async function readCustomer(ctx: Context, input: CustomerRequest): Promise<Customer> {
  permit(ctx, "customers.read");
  const row = await inTransaction(ctx, (tx) => findCustomer(tx, input.customerId));
  if (!row) throw new Refusal("not-found", "There is no such customer.");
  return shown(row);
}
