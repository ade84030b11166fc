import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { Batch, type BatchAnswer, type OneOrMany } from "@/lib/ground/batch";
import { CustomerInput } from "./shapes";
import { upsertCustomers } from "./upsert-customers";

const erased = {
  path: "externalId",
  code: "erased",
  message: "This customer was erased.",
};

/** Adds customers or says more of them, one or many at once. */
export async function recordCustomers(ctx: Context, given: OneOrMany): Promise<BatchAnswer> {
  permit(ctx, "customers.write");
  const batch = new Batch(given);
  const items = batch.fitting(CustomerInput);
  const inputs = items.map(({ item }) => item);
  const upserted = await inTransaction(ctx, (tx) => upsertCustomers(tx, inputs));
  for (const { index, item } of items) {
    const result = upserted.get(item.externalId);
    if (!result) throw new Error("a customer was neither added nor found");
    if (result.status === "erased") batch.refuse(index, 409, [erased]);
    else batch.accept(index, result.status === "created" ? 201 : 200, result.id);
  }
  return batch.answer();
}
