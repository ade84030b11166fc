import { recordAct } from "@/lib/access/audit";
import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { Batch, type BatchAnswer, type OneOrMany } from "@/lib/ground/batch";
import { Refusal } from "@/lib/ground/refusal";
import {
  type ImportSuppressions,
  type OneSuppression,
  SuppressionInput,
} from "@/lib/touchpoints/suppression-shapes";
import {
  deleteSuppression,
  idsOfSuppressions,
  insertSuppressions,
} from "@/lib/touchpoints/suppressions.store";

/** Adds addresses that must not be written to; what is known already stays as it is. */
export async function suppressAddresses(ctx: Context, given: OneOrMany): Promise<BatchAnswer> {
  permit(ctx, "suppressions.edit");
  const batch = new Batch(given);
  const items = batch.fitting(SuppressionInput);
  const addresses = items.map(({ item }) => item.address);
  return inTransaction(ctx, async (tx) => {
    const added = await insertSuppressions(tx, addresses);
    const ids = await idsOfSuppressions(tx, addresses);
    for (const { index, item } of items) {
      const id = ids.get(item.address);
      if (id === undefined) throw new Error("an address was neither added nor found");
      batch.accept(index, added.has(item.address) ? 201 : 200, id);
    }
    if (added.size > 0) {
      await recordAct(tx, "suppressions.added", { kind: "suppression" }, { added: added.size });
    }
    return batch.answer();
  });
}

/** Addresses out of a file: every cell that is one; how many were new, known, and no address. */
export async function importSuppressions(ctx: Context, { addresses }: ImportSuppressions) {
  const cells = addresses.map((cell) => cell.trim()).filter((cell) => cell !== "");
  const answer =
    cells.length > 0
      ? await suppressAddresses(ctx, { items: cells.map((address) => ({ address })) })
      : { results: [] };
  const count = (status: number) =>
    answer.results.filter((result) => result.status === status).length;
  return { added: count(201), known: count(200), refused: count(422) };
}

/** Takes an address off the list: it may be written to again. */
export async function liftSuppression(ctx: Context, input: OneSuppression): Promise<void> {
  permit(ctx, "suppressions.edit");
  const { suppressionId } = input;
  await inTransaction(ctx, async (tx) => {
    if (!(await deleteSuppression(tx, suppressionId))) {
      throw new Refusal("not-found", "This address is not on the list.");
    }
    await recordAct(tx, "suppression.lifted", { kind: "suppression", id: suppressionId });
  });
}
