import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { findChannels } from "@/lib/delivery/channel.store";
import { foundBy } from "@/lib/delivery/found-by";
import { idsOfMessages } from "@/lib/delivery/found-invitations.store";
import { countWaiting, findMessage, listMessages } from "@/lib/delivery/outbox.store";
import { clicksOf } from "@/lib/delivery/read-clicks";
import { sendsMail } from "@/lib/delivery/sends-mail";
import type { MessageQuery, OneMessage } from "@/lib/delivery/shapes";
import { segmentsOf } from "@/lib/delivery/short-message";
import { Refusal } from "@/lib/ground/refusal";

/**
 * The messages of the organisation, newest first, a page at a time, what is still waiting, and whether
 * mail is used but kept, because there is no server to send it through.
 */
export async function readOutbox(ctx: Context, query: MessageQuery) {
  permit(ctx, "invitations.read");
  return inTransaction(ctx, async (tx) => {
    const { search, ...wanted } = query;
    const found = search ? await foundBy(tx, search) : undefined;
    const among = found && (await idsOfMessages(tx, found, wanted));
    const rows = await listMessages(tx, { ...wanted, among });
    const waiting = await countWaiting(tx);
    const email = (await findChannels(tx)).find(({ kind }) => kind === "email");
    const keeps = (email?.active ?? true) && !sendsMail(email);
    const clicks = await clicksOf(
      tx,
      rows.map(({ invitationId }) => invitationId),
    );
    const messages = rows.slice(0, query.limit).map((row) => ({
      ...row,
      clicks: clicks.get(row.invitationId) ?? [],
    }));
    const nextCursor = rows.length > query.limit ? (messages.at(-1)?.id ?? null) : null;
    const moreCustomers = found?.more ?? false;
    return { messages, nextCursor, moreCustomers, ...waiting, keeps };
  });
}

/** One message as the customer got it. @throws Refusal "not-found" */
export async function readMessage(ctx: Context, { messageId }: OneMessage) {
  permit(ctx, "invitations.read");
  const found = await inTransaction(ctx, async (tx) => {
    const row = await findMessage(tx, messageId);
    if (!row) return undefined;
    return { ...row, clicks: (await clicksOf(tx, [row.invitationId])).get(row.invitationId) ?? [] };
  });
  if (!found) throw new Refusal("not-found", "There is no such message.");
  const segments = found.channel === "sms" ? segmentsOf(found.bodyText).segments : null;
  return { ...found, segments };
}
