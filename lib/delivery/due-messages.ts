import type { Tx } from "@/lib/access/context";
import { addressesOf, addressFor } from "@/lib/delivery/address";
import type { Outgoing } from "@/lib/delivery/channels/channel";
import {
  type DueInvitation,
  dueInvitations,
  endScheduled,
} from "@/lib/delivery/due-invitations.store";
import { keepToHours } from "@/lib/delivery/keep-to-hours";
import type { SendingKind } from "@/lib/delivery/kinds";
import { preferencesUrl, signLink, surveyUrl } from "@/lib/delivery/link";
import { type Message, surveyMessage } from "@/lib/delivery/message";
import { putOff } from "@/lib/delivery/put-off.store";
import { arriving, type RefusedAddresses } from "@/lib/delivery/refused";
import type { Hours } from "@/lib/delivery/same-time-of-day";
import { shortMessage } from "@/lib/delivery/short-message";
import { sortOut } from "@/lib/delivery/sort-out";
import { readToAsk, type ToAsk } from "@/lib/delivery/to-ask";
import { env } from "@/lib/ground/env";

/** A message that may be handed over. */
export interface DueMessage {
  invitationId: string;
  surveyId: string;
  kind: SendingKind;
  /** Its words, made when its turn comes: of a chunk that another sender has taken nothing is worded. */
  word: () => Outgoing;
  /** All addresses of the customer, as opt-outs are compared with them. */
  addresses: string[];
  /** How long after it a reminder is due; null when there is none. */
  remindAfterSeconds: number | null;
  /** When it may be sent: its turn may come when they are over. */
  hours: Hours;
}

export interface Due {
  messages: DueMessage[];
  /** Due invitations that were looked at, also those that were ended, put off, or taken by another sender. */
  seen: number;
}

/**
 * A channel's messages that are due; those that are not wanted any more are ended here, and those that may
 * not be sent at this hour are put off.
 */
export async function dueMessages(
  tx: Tx,
  kind: SendingKind,
  limit: number,
  skip = 0,
): Promise<Due> {
  const { due, seen } = await dueInvitations(tx, kind, limit, skip);
  const { endings, wanted, refused } = await sortOut(tx, kind, due);
  const kept = await keepToHours(tx, kind, wanted);
  await endScheduled(tx, [...endings, ...kept.endings]);
  await putOff(tx, kind, kept.later);
  const messages = await addressed(tx, { kind, refused, hours: kept.hours }, kept.now);
  return { messages, seen };
}

interface Addressing {
  kind: SendingKind;
  refused: RefusedAddresses;
  /** When each may be sent, by its id. */
  hours: ReadonlyMap<string, Hours>;
}

async function addressed(
  tx: Tx,
  { kind, refused, hours }: Addressing,
  due: readonly DueInvitation[],
): Promise<DueMessage[]> {
  return (await readToAsk(tx, due)).flatMap((one) => {
    const { invitation, remindAfterSeconds } = one;
    const address = addressFor(kind, arriving(refused, invitation));
    const { id: invitationId, surveyId } = invitation;
    const itsHours = hours.get(invitationId);
    if (address === null || itsHours === undefined) return [];
    const word = () => outgoingOf(tx, { ...one, kind, address });
    const addresses = addressesOf(invitation);
    const message = { invitationId, surveyId, kind, word, addresses, remindAfterSeconds };
    return [{ ...message, hours: itsHours }];
  });
}

interface Parts extends ToAsk {
  kind: SendingKind;
  address: string;
}

function outgoingOf(tx: Tx, parts: Parts): Outgoing {
  const { kind, invitation, sender, address, definition, reminder, facts } = parts;
  const { id, remindersSent } = invitation;
  const secret = env().AUTH_SECRET;
  const link = { organizationId: tx.organizationId, invitationId: id };
  const urls = {
    surveyUrl: surveyUrl(signLink({ ...link, purpose: "survey" }, secret)),
    preferencesUrl: preferencesUrl(signLink({ ...link, purpose: "preferences" }, secret)),
  };
  const asking = { definition, organization: sender.name, reminder, facts, ...urls };
  const words: Message | (Omit<Message, "html"> & { html: null }) =
    kind === "email" ? surveyMessage(asking) : { ...shortMessage(asking), html: null };
  return {
    key: remindersSent === 0 ? id : `${id}.${remindersSent}`,
    to: { address, name: invitation.name },
    from: { name: sender.name, address: sender.mailSender, replyTo: sender.mailReplyTo },
    ...words,
    ...urls,
  };
}
