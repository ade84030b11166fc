import type { Tx } from "@/lib/access/context";
import { addressesOf, addressFor } from "@/lib/delivery/address";
import { barriers } from "@/lib/delivery/barriers";
import type { Outgoing } from "@/lib/delivery/channels/channel";
import { refusedAddresses } from "@/lib/delivery/invitee.store";
import type { SendingKind } from "@/lib/delivery/kinds";
import { preferencesUrl, signLink, surveyUrl } from "@/lib/delivery/link";
import { type Message, surveyMessage } from "@/lib/delivery/message";
import {
  type DueInvitation,
  dueInvitations,
  type Ending,
  endScheduled,
  findDefinitions,
  findSender,
} from "@/lib/delivery/sending.store";
import { shortMessage } from "@/lib/delivery/short-message";
import { env } from "@/lib/ground/env";
import { SurveyDefinition } from "@/lib/surveys/shapes";

/** A message that is ready to be handed over. */
export interface DueMessage {
  invitationId: string;
  kind: SendingKind;
  outgoing: Outgoing;
  /** All addresses of the customer, as opt-outs are compared with them. */
  addresses: string[];
}

export interface Due {
  messages: DueMessage[];
  /** Due invitations that were looked at, also those that were ended instead of being sent. */
  seen: number;
}

/**
 * Words a channel's messages that are due. Between the decision and this moment a customer may have
 * said no, been erased or lost their address, the survey may have been closed, its trigger paused,
 * and an invitation may have expired: those are ended here.
 */
export async function dueMessages(tx: Tx, kind: SendingKind, limit: number): Promise<Due> {
  const due = await dueInvitations(tx, kind, limit);
  const refused = await refusedAddresses(tx, due.flatMap(addressesOf));
  const endings = due.flatMap((one) => endingOf(one, kind, refused, tx.now()) ?? []);
  await endScheduled(tx, endings);
  const ended = new Set(endings.map(({ id }) => id));
  const messages = await word(
    tx,
    kind,
    due.filter(({ id }) => !ended.has(id)),
  );
  return { messages, seen: due.length };
}

function endingOf(
  due: DueInvitation,
  kind: SendingKind,
  refused: ReadonlySet<string>,
  now: Date,
): Ending | undefined {
  const { id } = due;
  const [barrier] = barriers({
    erased: due.erasedAt !== null,
    unsubscribed: addressesOf(due).some((address) => refused.has(address)),
    consent: due.consent,
    hasAddress: addressFor(kind, due) !== null,
  });
  if (barrier !== undefined) return { id, status: "cancelled", failure: barrier };
  if (due.surveyClosedAt !== null) {
    return { id, status: "cancelled", failure: "The survey was closed." };
  }
  if (due.triggerActive === false) {
    return { id, status: "cancelled", failure: "The trigger was paused." };
  }
  if (due.expiresAt > now) return undefined;
  return { id, status: "failed", failure: "It expired before it could be sent." };
}

async function word(
  tx: Tx,
  kind: SendingKind,
  due: readonly DueInvitation[],
): Promise<DueMessage[]> {
  const sender = due.length > 0 ? await findSender(tx) : undefined;
  if (sender === undefined) return [];
  const versions = await findDefinitions(
    tx,
    due.map(({ versionId }) => versionId),
  );
  const definitions = new Map(
    versions.map(({ id, definition }) => [id, SurveyDefinition.parse(definition)]),
  );
  return due.flatMap((invitation) => {
    const definition = definitions.get(invitation.versionId);
    const address = addressFor(kind, invitation);
    if (definition === undefined || address === null) return [];
    const outgoing = outgoingOf(tx, { kind, invitation, definition, sender, address });
    return [{ invitationId: invitation.id, kind, outgoing, addresses: addressesOf(invitation) }];
  });
}

interface Parts {
  kind: SendingKind;
  invitation: DueInvitation;
  definition: SurveyDefinition;
  sender: NonNullable<Awaited<ReturnType<typeof findSender>>>;
  address: string;
}

function outgoingOf(tx: Tx, parts: Parts): Outgoing {
  const { kind, invitation, definition, sender, address } = parts;
  const secret = env().AUTH_SECRET;
  const link = { organizationId: tx.organizationId, invitationId: invitation.id };
  const urls = {
    surveyUrl: surveyUrl(signLink({ ...link, purpose: "survey" }, secret)),
    preferencesUrl: preferencesUrl(signLink({ ...link, purpose: "preferences" }, secret)),
  };
  const asking = { definition, organization: sender.name, ...urls };
  const words: Message | (Omit<Message, "html"> & { html: null }) =
    kind === "email"
      ? surveyMessage(asking)
      : { subject: definition.title, text: shortMessage(asking), html: null };
  return {
    key: invitation.id,
    to: { address, name: invitation.name },
    from: { name: sender.name, address: sender.mailSender, replyTo: sender.mailReplyTo },
    ...words,
    ...urls,
  };
}
