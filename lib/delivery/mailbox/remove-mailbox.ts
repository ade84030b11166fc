import { recordAct } from "@/lib/access/audit";
import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { deleteMailbox } from "@/lib/delivery/mailbox/mailbox.store";

/** Reads it no more, and forgets its password. */
export async function removeMailbox(ctx: Context): Promise<void> {
  permit(ctx, "channels.manage");
  await inTransaction(ctx, async (tx) => {
    if (await deleteMailbox(tx)) await recordAct(tx, "mailbox.removed", { kind: "mailbox" });
  });
}
