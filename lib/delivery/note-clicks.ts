import type { Context } from "@/lib/access/context";
import { inTransaction } from "@/lib/db/transaction";
import { insertClicks } from "@/lib/delivery/click.store";
import type { Opened } from "@/lib/delivery/click-shapes";

/**
 * Writes down which links of mails were opened, those that came at the same time at once; holding a
 * link is the permission. It is a log: no answer, no invitation and no figure changes by it.
 */
export async function noteClicks(ctx: Context, opened: readonly Opened[]): Promise<undefined[]> {
  await inTransaction(ctx, (tx) => insertClicks(tx, opened));
  return opened.map(() => undefined);
}
