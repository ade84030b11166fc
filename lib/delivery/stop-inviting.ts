import type { Context, Tx } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { consentTo } from "@/lib/customers/consent";
import { inTransaction } from "@/lib/db/transaction";
import { choose } from "@/lib/delivery/customer-choice";
import { cancelScheduled } from "@/lib/delivery/invitation.store";
import {
  deleteOptOuts,
  findInvited,
  findInvitees,
  holdInvitees,
  insertOptOuts,
  refuseConsent,
} from "@/lib/delivery/invitee.store";
import { plannedKinds } from "@/lib/delivery/kinds";
import { addressesOfRecords, deleteNoes } from "@/lib/delivery/noes.store";
import { asPerson } from "@/lib/delivery/persons/as-person";
import { noesElsewhere } from "@/lib/delivery/persons/noes-elsewhere";
import { everyoneOf, personsOf } from "@/lib/delivery/persons/persons-of";

export interface Preferences {
  organizationName: string;
  /** Where messages go, as it may be shown to whoever holds the link; null when there is none. */
  address: string | null;
  /** The customer's own language, where it is known. */
  locale: string | null;
  /** False once the customer has said no, under whatever record of theirs, or to each channel that reaches them. */
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
    const { organizationName, customerId, email, locale, optedOut, declined } = invited;
    const asked = !optedOut && (await isStillAsked(tx, customerId));
    const address = email === null ? null : veiled(email);
    const declinable = invited.addresses.length > 0;
    return { organizationName, address, locale, asked, declined, declinable };
  });
}

/** Whether no no of the person stands against every way of asking. */
async function isStillAsked(tx: Tx, customerId: string): Promise<boolean> {
  const own = (await findInvitees(tx, [customerId])).get(customerId);
  if (!own || own.erased) return false;
  const said = asPerson(own, (await noesElsewhere(tx, [customerId])).get(customerId) ?? []);
  const ways = said.reachable.length > 0 ? said.reachable : plannedKinds;
  return !said.unsubscribed && ways.some((kind) => consentTo(said, kind) !== false);
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
    return email === null ? (await refuseConsent(tx, customerId)) || stopped : stopped;
  });
}

/**
 * Takes back every no of the person, who asks for it: of all their records, to everything and to channels,
 * and at all of their addresses.
 *
 * @returns false when the invitation is not known
 */
export async function resumeInviting(ctx: Context, invitationId: string): Promise<boolean> {
  permit(ctx, "invitations.send");
  return choose(ctx, invitationId, "customer.resubscribed", async (tx, invited) => {
    const { customerId } = invited;
    const everyone = everyoneOf(await personsOf(tx, [customerId]), [customerId]);
    await holdInvitees(tx, everyone);
    const theirs = await addressesOfRecords(tx, everyone);
    const addresses = [...new Set([...invited.addresses, ...theirs])].sort();
    const consented = await deleteNoes(tx, everyone);
    return (await deleteOptOuts(tx, addresses)) || consented;
  });
}
