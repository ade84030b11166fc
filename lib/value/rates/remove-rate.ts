import { recordAct } from "@/lib/access/audit";
import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { noteChange } from "@/lib/db/note-changes";
import { inTransaction } from "@/lib/db/transaction";
import { Refusal } from "@/lib/ground/refusal";
import { deleteRate } from "@/lib/value/rates/rate.store";
import type { OneRate } from "@/lib/value/rates/shapes";

/** Takes a rate away: its days are converted by the one before, or not at all. */
export async function removeRate(ctx: Context, { rateId }: OneRate): Promise<void> {
  permit(ctx, "organization.edit");
  await inTransaction(ctx, async (tx) => {
    const gone = await deleteRate(tx, rateId);
    if (!gone) throw new Refusal("not-found", "There is no such rate.");
    await noteChange(tx);
    const { currency, validFrom, rate } = gone;
    const subject = { kind: "exchange-rate", id: rateId };
    await recordAct(tx, "exchange-rate.removed", subject, { currency, validFrom, rate });
  });
}
