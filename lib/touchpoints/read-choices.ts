import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { listAttributeKeys, listInteractionKpis, listKeys } from "@/lib/touchpoints/choices.store";

const yearMilliseconds = 365 * 86_400_000;
const customersLookedAt = 1_000;

/** What rules can be about, as far as the data of late know it. */
export async function readChoices(ctx: Context) {
  permit(ctx, "triggers.read");
  const since = new Date(ctx.now().getTime() - yearMilliseconds);
  return inTransaction(ctx, async (tx) => {
    const rows = await listKeys(tx, since);
    return {
      touchpoints: sorted(rows.map(({ touchpoint }) => touchpoint)),
      channels: sorted(rows.map(({ channel }) => channel)),
      kpis: await listInteractionKpis(tx),
      attributes: await listAttributeKeys(tx, customersLookedAt),
    };
  });
}

function sorted(keys: readonly (string | null)[]): string[] {
  return [...new Set(keys.flatMap((key) => key ?? []))].sort((a, b) => a.localeCompare(b));
}
