import type { Tx } from "@/lib/access/context";
import { barriers } from "@/lib/delivery/barriers";
import { preferencesUrl, signLink, surveyUrl } from "@/lib/delivery/link";
import { surveyMessage } from "@/lib/delivery/message";
import {
  type DueInvitation,
  dueInvitations,
  type Ending,
  endScheduled,
  findDefinitions,
  findSender,
} from "@/lib/delivery/sending.store";
import { env } from "@/lib/ground/env";
import { defaultSender, isMailAddress, type Mail } from "@/lib/ground/mail";
import { SurveyDefinition } from "@/lib/surveys/shapes";

/** A message that is ready to be handed over. */
export interface DueMessage {
  invitationId: string;
  mail: Mail & { html: string };
}

export interface Due {
  messages: DueMessage[];
  /** Due invitations that were looked at, also those that were ended instead of being sent. */
  seen: number;
}

/**
 * Words the messages that are due. Between the decision and this moment a customer may have said no,
 * been erased or lost their address, the survey may have been closed, and an invitation may have
 * expired: those are ended here.
 */
export async function dueMessages(tx: Tx, limit: number): Promise<Due> {
  const due = await dueInvitations(tx, limit);
  const endings = due.flatMap((invitation) => endingOf(invitation, tx.now()) ?? []);
  await endScheduled(tx, endings);
  const ended = new Set(endings.map(({ id }) => id));
  const messages = await word(
    tx,
    due.filter(({ id }) => !ended.has(id)),
  );
  return { messages, seen: due.length };
}

function endingOf(due: DueInvitation, now: Date): Ending | undefined {
  const [barrier] = barriers({
    erased: due.erasedAt !== null,
    unsubscribed: due.optOutId !== null,
    consent: due.consent,
    hasAddress: due.email !== null && isMailAddress(due.email),
  });
  if (barrier !== undefined) return { id: due.id, status: "cancelled", failure: barrier };
  if (due.surveyClosedAt !== null) {
    return { id: due.id, status: "cancelled", failure: "The survey was closed." };
  }
  if (due.expiresAt > now) return undefined;
  return { id: due.id, status: "failed", failure: "It expired before it could be sent." };
}

async function word(tx: Tx, due: readonly DueInvitation[]): Promise<DueMessage[]> {
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
    if (definition === undefined || invitation.email === null) return [];
    const mail = mailOf(tx, invitation, definition, sender);
    return [{ invitationId: invitation.id, mail }];
  });
}

type Sender = NonNullable<Awaited<ReturnType<typeof findSender>>>;

function mailOf(
  tx: Tx,
  { id, email, name }: DueInvitation,
  definition: SurveyDefinition,
  sender: Sender,
): DueMessage["mail"] {
  const secret = env().AUTH_SECRET;
  const link = { organizationId: tx.organizationId, invitationId: id };
  const unsubscribeUrl = preferencesUrl(signLink({ ...link, purpose: "preferences" }, secret));
  const words = surveyMessage({
    definition,
    organization: sender.name,
    surveyUrl: surveyUrl(signLink({ ...link, purpose: "survey" }, secret)),
    preferencesUrl: unsubscribeUrl,
  });
  return {
    ...words,
    from: { name: sender.name, address: sender.mailSender ?? defaultSender().address },
    to: { address: email ?? "", name: name ?? undefined },
    ...(sender.mailReplyTo && { replyTo: { address: sender.mailReplyTo, name: sender.name } }),
    messageKey: id,
    unsubscribeUrl,
  };
}
