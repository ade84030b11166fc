import type { Tx } from "@/lib/access/context";
import { addressesOf, addressFor } from "@/lib/delivery/address";
import { barriers } from "@/lib/delivery/barriers";
import { findBases } from "@/lib/delivery/bases.store";
import type { Outgoing } from "@/lib/delivery/channels/channel";
import {
  type DueInvitation,
  dueInvitations,
  type Ending,
  endScheduled,
  findDefinitions,
  findSender,
} from "@/lib/delivery/due-invitations.store";
import { readFacts } from "@/lib/delivery/facts";
import { refusedAddresses } from "@/lib/delivery/invitee.store";
import type { SendingKind } from "@/lib/delivery/kinds";
import { needsConsent } from "@/lib/delivery/lawful-basis";
import { preferencesUrl, signLink, surveyUrl } from "@/lib/delivery/link";
import { type Message, surveyMessage } from "@/lib/delivery/message";
import { findPlans } from "@/lib/delivery/plan.store";
import { plainPlan } from "@/lib/delivery/plan-shapes";
import { arriving, type RefusedAddresses, saidNo } from "@/lib/delivery/refused";
import { shortMessage } from "@/lib/delivery/short-message";
import { declinedSurveys } from "@/lib/delivery/survey-opt-out.store";
import { env } from "@/lib/ground/env";
import type { Facts } from "@/lib/surveys/flow";
import { SurveyDefinition } from "@/lib/surveys/shapes";

/** A message that is ready to be handed over. */
export interface DueMessage {
  invitationId: string;
  kind: SendingKind;
  outgoing: Outgoing;
  /** All addresses of the customer, as opt-outs are compared with them. */
  addresses: string[];
  /** How long after it a reminder is due; null when there is none. */
  remindAfterSeconds: number | null;
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
export async function dueMessages(
  tx: Tx,
  kind: SendingKind,
  limit: number,
  skip = 0,
): Promise<Due> {
  const due = await dueInvitations(tx, kind, limit, skip);
  const refused = await refusedAddresses(tx, due.flatMap(addressesOf));
  const declined = await declinedSurveys(tx, due.flatMap(addressesOf));
  const asksFirst = needsConsent(await findBases(tx), kind);
  const facts = { kind, refused, declined, asksFirst, now: tx.now() };
  const endings = due.flatMap((one) => endingOf(one, facts) ?? []);
  await endScheduled(tx, endings);
  const ended = new Set(endings.map(({ id }) => id));
  const open = due.filter(({ id }) => !ended.has(id));
  const messages = await word(tx, facts, open);
  return { messages, seen: due.length };
}

interface Standing {
  kind: SendingKind;
  refused: RefusedAddresses;
  declined: readonly { address: string; surveyId: string }[];
  /** Whether the channel is only for those who have said yes. */
  asksFirst: boolean;
  now: Date;
}

function endingOf(due: DueInvitation, facts: Standing): Ending | undefined {
  const [barrier] = barriers({
    erased: due.erasedAt !== null,
    unsubscribed: saidNo(facts.refused, due),
    consent: due.consent,
    hasAddress: addressFor(facts.kind, arriving(facts.refused, due)) !== null,
  });
  if (barrier === "no-address") return elsewhere(due, barrier);
  if (barrier === undefined && facts.asksFirst && due.consent === null) {
    return elsewhere(due, "no-consent");
  }
  if (barrier !== undefined) return ended(due, "cancelled", barrier);
  const addresses = addressesOf(due);
  const isDeclined = facts.declined.some(
    ({ address, surveyId }) => surveyId === due.surveyId && addresses.includes(address),
  );
  if (isDeclined) return ended(due, "cancelled", "survey-declined");
  if (due.surveyClosedAt !== null) return ended(due, "cancelled", "The survey was closed.");
  if (due.triggerActive === false) return ended(due, "cancelled", "The trigger was paused.");
  if (due.expiresAt > facts.now) return undefined;
  return ended(due, "failed", "It expired before it could be sent.");
}

/** A reminder that is called off leaves the request it reminds of, which can still be answered. */
function ended(
  { id, sentAt }: DueInvitation,
  status: "cancelled" | "failed",
  failure: string,
): Ending {
  return { id, status: sentAt === null ? status : "sent", failure, channel: null, route: [] };
}

function elsewhere(due: DueInvitation, failure: string): Ending {
  const [channel, ...route] = due.route;
  if (channel === undefined) return ended(due, "cancelled", failure);
  return { id: due.id, status: "scheduled", failure, channel, route };
}

async function word(
  tx: Tx,
  { kind, refused }: Standing,
  due: readonly DueInvitation[],
): Promise<DueMessage[]> {
  const sender = due.length > 0 ? await findSender(tx) : undefined;
  if (sender === undefined) return [];
  const versions = await findDefinitions(
    tx,
    due.map(({ versionId }) => versionId),
  );
  const plans = await findPlans(
    tx,
    due.map(({ surveyId }) => surveyId),
  );
  const ids = due.map(({ id }) => id);
  const facts = await readFacts(tx, ids);
  const definitions = new Map(
    versions.map(({ id, definition }) => [id, SurveyDefinition.parse(definition)]),
  );
  return due.flatMap((invitation) => {
    const definition = definitions.get(invitation.versionId);
    const address = addressFor(kind, arriving(refused, invitation));
    if (definition === undefined || address === null) return [];
    const { reminders } = plans.get(invitation.surveyId) ?? plainPlan;
    const { id: invitationId, remindersSent } = invitation;
    const subject = remindersSent > 0 ? (reminders[remindersSent - 1]?.subject ?? null) : null;
    const parts = { kind, invitation, definition, sender, address, subject };
    const outgoing = outgoingOf(tx, { ...parts, facts: facts.get(invitationId) });
    const remindAfterSeconds = reminders[remindersSent]?.afterSeconds ?? null;
    const addresses = addressesOf(invitation);
    return [{ invitationId, kind, outgoing, addresses, remindAfterSeconds }];
  });
}

interface Parts {
  kind: SendingKind;
  invitation: DueInvitation;
  definition: SurveyDefinition;
  sender: NonNullable<Awaited<ReturnType<typeof findSender>>>;
  address: string;
  /** A reminder's own; null for the survey's title. */
  subject: string | null;
  facts: Facts | undefined;
}

function outgoingOf(tx: Tx, parts: Parts): Outgoing {
  const { kind, invitation, sender, address, definition, subject, facts } = parts;
  const { id, remindersSent } = invitation;
  const secret = env().AUTH_SECRET;
  const link = { organizationId: tx.organizationId, invitationId: id };
  const urls = {
    surveyUrl: surveyUrl(signLink({ ...link, purpose: "survey" }, secret)),
    preferencesUrl: preferencesUrl(signLink({ ...link, purpose: "preferences" }, secret)),
  };
  const asking = { definition, organization: sender.name, subject, facts, ...urls };
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
