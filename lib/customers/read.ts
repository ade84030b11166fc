import type { Context, Tx } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { Refusal } from "@/lib/ground/refusal";
import type { Customer, CustomerRequest } from "./shapes";
import { type CustomerRow, findCustomer, findEstimate } from "./store";

const amount = (stored: string | null) => (stored === null ? null : Number(stored));

function shown({ timeZone, erasedAt: _, ...row }: CustomerRow, value: Customer["value"]): Customer {
  return {
    ...row,
    timezone: timeZone,
    acquisitionCost: amount(row.acquisitionCost),
    annualRevenue: amount(row.annualRevenue),
    grossMargin: amount(row.grossMargin),
    costToServe: amount(row.costToServe),
    clv: amount(row.clv),
    value,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

/** One customer, without asking who wants to know. */
export async function customerById(tx: Tx, id: string): Promise<Customer> {
  const row = await findCustomer(tx, id);
  if (!row) throw new Refusal("not-found", "There is no such customer.");
  return shown(row, (await findEstimate(tx, id)) ?? null);
}

/** One customer, with everything that is known of them. */
export async function readCustomer(ctx: Context, input: CustomerRequest): Promise<Customer> {
  permit(ctx, "customers.read");
  return inTransaction(ctx, (tx) => customerById(tx, input.customerId));
}
