import { recordAct } from "@/lib/access/audit";
import type { Context, Tx } from "@/lib/access/context";
import { readOrganization } from "@/lib/access/organization";
import { permit } from "@/lib/access/permit";
import { noteChange } from "@/lib/db/note-changes";
import { inTransaction } from "@/lib/db/transaction";
import { Batch, type BatchAnswer, type Numbered, type OneOrMany } from "@/lib/ground/batch";
import { keepRates } from "@/lib/value/rates/rate.store";
import { type Rate, RateInput } from "@/lib/value/rates/shapes";

/**
 * Keeps what other currencies are worth in the organisation's, from a day on; what was said of the
 * same currency and day before makes room. Amounts are converted where they are read, so that a rate
 * holds for what was bought long ago.
 */
export async function setRates(ctx: Context, given: OneOrMany): Promise<Rate | BatchAnswer> {
  permit(ctx, "organization.edit");
  const batch = new Batch(given);
  const items = batch.fitting(RateInput);
  const kept = await inTransaction(ctx, async (tx) => {
    const { currency: own } = await readOrganization(tx);
    const foreign = items.filter(({ item }) => item.currency !== own);
    for (const { index, item } of items) {
      if (item.currency === own) batch.refuse(index, 422, [ownNeedsNone(own)]);
    }
    return keepLast(tx, own, foreign);
  });
  for (const { index, item } of items) {
    const rate = kept.get(keyOf(item));
    if (rate) batch.accept(index, rate.isNew ? 201 : 200, rate.id);
  }
  const answer = batch.answer();
  const [only] = kept.values();
  return batch.single && only ? shown(only) : answer;
}

const keyOf = ({ currency, validFrom }: Pick<RateInput, "currency" | "validFrom">) =>
  `${currency} ${validFrom}`;

const shown = ({ isNew: _, ...rate }: Rate & { isNew: boolean }): Rate => rate;

function ownNeedsNone(own: string) {
  const message = `${own} is the organisation's own currency: it needs no rate.`;
  return { path: "currency", code: "own-currency", message };
}

/** Of several rates of one currency and day the last holds. */
async function keepLast(tx: Tx, own: string, items: readonly Numbered<RateInput>[]) {
  const last = new Map(items.map(({ item }) => [keyOf(item), item]));
  const kept = await keepRates(tx, own, [...last.values()]);
  const [first] = kept;
  if (first) {
    await noteChange(tx);
    const { currency, validFrom, rate } = first;
    const currencies = [...new Set(kept.map((each) => each.currency))].sort();
    await recordAct(
      tx,
      "exchange-rates.set",
      { kind: "exchange-rate", ...(kept.length === 1 && { id: first.id }) },
      kept.length === 1 ? { currency, validFrom, rate } : { set: kept.length, currencies },
    );
  }
  return new Map(kept.map((rate) => [keyOf(rate), rate]));
}
