import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { Batch, type BatchAnswer, type OneOrMany } from "@/lib/ground/batch";
import { customerById } from "./read";
import { type Customer, CustomerInput } from "./shapes";
import { type UpsertedCustomer, upsertCustomers } from "./upsert-customers";

const erased = {
  path: "externalId",
  code: "erased",
  message: "This customer was erased.",
};

/** Adds customers or says more of them, one or many at once. */
export async function recordCustomers(
  ctx: Context,
  given: OneOrMany,
): Promise<Customer | BatchAnswer> {
  permit(ctx, "customers.write");
  const batch = new Batch(given);
  const items = batch.fitting(CustomerInput);
  return inTransaction(ctx, async (tx) => {
    const upserted = await upsertCustomers(
      tx,
      items.map(({ item }) => item),
    );
    for (const { index, item } of items) settle(batch, index, upserted.get(item.externalId));
    const answer = batch.answer();
    const [first] = answer.results;
    return batch.single && first?.id ? customerById(tx, first.id) : answer;
  });
}

function settle(batch: Batch, index: number, result: UpsertedCustomer | undefined): void {
  if (!result) throw new Error("a customer was neither added nor found");
  if (result.status === "erased") batch.refuse(index, 409, [erased]);
  else batch.accept(index, result.status === "created" ? 201 : 200, result.id);
}
