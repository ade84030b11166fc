import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { latestCopies } from "@/lib/delivery/seeds/seed.store";

const shown = 20;

/** The latest copies that went to the seed list. */
export async function readCopies(ctx: Context) {
  permit(ctx, "channels.manage");
  return inTransaction(ctx, (tx) => latestCopies(tx, shown));
}
