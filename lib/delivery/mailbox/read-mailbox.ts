import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { findMailbox } from "@/lib/delivery/mailbox/mailbox.store";
import type { ToldMailbox } from "@/lib/delivery/mailbox/shapes";

/** How it is set up and how it does. */
export async function readMailbox(ctx: Context): Promise<ToldMailbox | undefined> {
  permit(ctx, "channels.manage");
  const row = await inTransaction(ctx, findMailbox);
  if (row === undefined) return undefined;
  const { host, port, secure, login, folder, mailsRead, reports, readAt, problem } = row;
  return { host, port, secure, login, folder, mailsRead, reports, readAt, problem };
}
