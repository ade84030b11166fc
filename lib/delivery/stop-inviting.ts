import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { choose } from "@/lib/delivery/customer-choice";
import { cancelScheduled } from "@/lib/delivery/invitation.store";
import {
  changeConsent,
  deleteOptOuts,
  findInvited,
  insertOptOuts,
} from "@/lib/delivery/invitee.store";

export interface Preferences {
  organizationName: string;
  /** Where messages go, as it may be shown to whoever holds the link; null when there is none. */
  address: string | null;
  /** The customer's own language, where it is known. */
  locale: string | null;
  /** False once the customer has said no. */
  asked: boolean;
  /** True once they do not want this survey again. */
  declined: boolean;
  /** Whether one survey alone can be declined: it is remembered with an address. */
  declinable: boolean;
}

/** What a customer has chosen, by an invitation's link; undefined when it is not known any more. */
export async function readPreferences(
  ctx: Context,
  invitationId: string,
): Promise<Preferences | undefined> {
  permit(ctx, "invitations.send");
  return inTransaction(ctx, async (tx) => {
    const invited = await findInvited(tx, invitationId);
    if (!invited) return undefined;
    const { organizationName, email, locale, optedOut, declined, consent, erasedAt } = invited;
    const asked = !optedOut && consent !== false && erasedAt === null;
    const address = email === null ? null : veiled(email);
    const declinable = invited.addresses.length > 0;
    return { organizationName, address, locale, asked, declined, declinable };
  });
}

/** A forwarded mail must not tell who received it first. */
function veiled(email: string): string {
  const at = email.lastIndexOf("@");
  return `${email.slice(0, 1)}…${email.slice(at)}`;
}

/**
 * Asks a customer no more: the address they were written to and the one they have now are
 * remembered, whoever is behind them, and what was still to be sent is called off. Holding the link is the permission to do so.
 *
 * @returns false when the invitation is not known
 */
export async function stopInviting(
  ctx: Context,
  invitationId: string,
  source: "preferences" | "one-click",
): Promise<boolean> {
  permit(ctx, "invitations.send");
  return choose(ctx, invitationId, "customer.unsubscribed", async (tx, invited) => {
    const { customerId, email, addresses } = invited;
    await cancelScheduled(tx, [customerId], "unsubscribed");
    const stopped = await insertOptOuts(tx, addresses, source);
    return email === null ? (await changeConsent(tx, customerId, false)) || stopped : stopped;
  });
}

/** Takes a no back. @returns false when the invitation is not known */
export async function resumeInviting(ctx: Context, invitationId: string): Promise<boolean> {
  permit(ctx, "invitations.send");
  return choose(
    ctx,
    invitationId,
    "customer.resubscribed",
    async (tx, { customerId, addresses }) => {
      const consented = await changeConsent(tx, customerId, null);
      return (await deleteOptOuts(tx, addresses)) || consented;
    },
  );
}
