import { recordAct } from "@/lib/access/audit";
import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { findMailbox, upsertMailbox } from "@/lib/delivery/mailbox/mailbox.store";
import { passwordOf, sealPassword } from "@/lib/delivery/mailbox/mailbox-password";
import type { SaveMailbox } from "@/lib/delivery/mailbox/shapes";
import { Refusal } from "@/lib/ground/refusal";

/** Sets up the mailbox that mail comes back to. */
export async function saveMailbox(ctx: Context, input: SaveMailbox): Promise<void> {
  permit(ctx, "channels.manage");
  const { password: typed, ...rest } = input;
  await inTransaction(ctx, async (tx) => {
    const before = await findMailbox(tx);
    // A password is for the server it was typed in for: whoever points elsewhere types it again.
    const kept = before?.host === input.host ? passwordOf(before) : undefined;
    const password = typed || kept;
    if (!password) throw missing();
    await upsertMailbox(tx, { ...rest, sealed: sealPassword(tx.organizationId, password) });
    await recordAct(tx, "mailbox.saved", { kind: "mailbox" }, { host: input.host });
  });
}

function missing(): Refusal {
  const message = "Type in the password for this server.";
  return new Refusal("invalid", message, {
    fields: [{ path: "password", code: "missing", message }],
  });
}
