import { recordAct } from "@/lib/access/audit";
import type { Context, Tx } from "@/lib/access/context";
import { keepPace } from "@/lib/access/keep-pace";
import { may, permit } from "@/lib/access/permit";
import { noesIn, withNoesOf } from "@/lib/customers/consent";
import { inTransaction } from "@/lib/db/transaction";
import { barriers, barriersTo, barrierWords, type Invitee } from "@/lib/delivery/barriers";
import { findBases } from "@/lib/delivery/bases.store";
import { findChannels } from "@/lib/delivery/channel.store";
import { findInteraction } from "@/lib/delivery/invitation.store";
import { invite } from "@/lib/delivery/invite";
import { holdInvitees } from "@/lib/delivery/invitee.store";
import { type ChannelKind, kindWords } from "@/lib/delivery/kinds";
import { signLink, surveyUrl } from "@/lib/delivery/link";
import { mentionedCustomer } from "@/lib/delivery/mentioned-customer";
import { asPerson } from "@/lib/delivery/persons/as-person";
import { noesElsewhere } from "@/lib/delivery/persons/noes-elsewhere";
import { openSurveys } from "@/lib/delivery/read";
import type { Invitation, InviteCustomer } from "@/lib/delivery/shapes";
import { env } from "@/lib/ground/env";
import { Refusal } from "@/lib/ground/refusal";
import { surveyById } from "@/lib/surveys/read";

const act = "invitation.made";
const answerableMilliseconds = 30 * 86_400_000;

/**
 * Asks one customer now, through a channel or with a link to hand over. Triggers, shares and rest periods
 * do not matter here; what the customer has said does.
 */
export async function inviteCustomer(ctx: Context, input: InviteCustomer): Promise<Invitation> {
  permit(ctx, "invitations.send");
  return inTransaction(ctx, async (tx) => {
    await checkSetUp(tx, input.channel);
    await checkPace(tx);
    const surveyId = await openSurveyId(tx, input.survey);
    const onlyAdd = !may(ctx.actor, "customers.write");
    const customerId = await customerToAsk(tx, surveyId, { ...input, onlyAdd });
    const interactionId = await interactionOf(tx, customerId, input.interaction);
    const dueAt = tx.now();
    const expiresAt = new Date(dueAt.getTime() + answerableMilliseconds);
    const { channel } = input;
    const wanted = { surveyId, customerId, interactionId, channel, dueAt, expiresAt };
    const [made] = await invite(tx, [wanted]);
    if (!made) throw new Refusal("conflict", "This interaction has led to this survey already.");
    const { id, status } = made;
    await recordAct(tx, act, { kind: "invitation", id }, { channel, surveyId });
    return channel === "link" ? { id, status, url: urlOf(tx, id) } : { id, status };
  });
}

/** E-mail works without being set up, and a link needs nothing. */
async function checkSetUp(tx: Tx, kind: ChannelKind): Promise<void> {
  const row = (await findChannels(tx)).find((one) => one.kind === kind);
  if (row?.active ?? (kind === "email" || kind === "link")) return;
  const message = `${kindWords[kind]} is not set up, or switched off.`;
  throw new Refusal("invalid", message, { reason: "channel-not-open" });
}

const perHour = 60;

/** A form is for one customer now and then; systems that ask many have keys, which are held elsewhere. */
async function checkPace(tx: Tx): Promise<void> {
  if (tx.actor.kind !== "member") return;
  await keepPace(tx, { act, perHour, done: `asked ${perHour} customers by hand` });
}

async function openSurveyId(tx: Tx, survey: string): Promise<string> {
  const { id } = await surveyById(tx, survey);
  if ((await openSurveys(tx, [id])).has(id)) return id;
  const message = "This survey is not open: publish it first.";
  throw new Refusal("invalid", message, { reason: "survey-not-open" });
}

async function customerToAsk(
  tx: Tx,
  surveyId: string,
  { customer, channel, onlyAdd }: InviteCustomer & { onlyAdd: boolean },
): Promise<string> {
  const id = await mentionedCustomer(tx, customer, onlyAdd);
  const own = (await holdInvitees(tx, [id])).get(id) ?? null;
  const noes = (await noesElsewhere(tx, [id])).get(id) ?? [];
  const saidNow = { consent: null, ...noesIn(customer) };
  const invitee = own && asPerson(withNoesOf(own, [saidNow]), noes);
  const [reason] = await barriersBy(tx, channel, invitee);
  if (invitee?.declined.includes(surveyId)) {
    const message = "This customer does not want this survey again.";
    throw new Refusal("invalid", message, { reason: "survey-declined" });
  }
  if (reason === undefined) return id;
  throw new Refusal("invalid", barrierWords[reason], { reason });
}

/** What forbids asking a customer by a channel; a link is handed over on another system's ground. */
async function barriersBy(tx: Tx, channel: ChannelKind, invitee: Invitee | null) {
  if (channel !== "link") return barriersTo(invitee, [channel], await findBases(tx));
  return barriers(invitee && { ...invitee, refuses: invitee.consent === false, hasAddress: true });
}

async function interactionOf(
  tx: Tx,
  customerId: string,
  interaction: string | undefined,
): Promise<string | null> {
  if (interaction === undefined) return null;
  const found = await findInteraction(tx, interaction);
  if (!found) throw new Refusal("not-found", "There is no such interaction.");
  if (found.customerId === null || found.customerId === customerId) return found.id;
  throw new Refusal("invalid", "This interaction is another customer's.");
}

function urlOf(tx: Tx, invitationId: string): string {
  const link = { organizationId: tx.organizationId, invitationId, purpose: "survey" as const };
  return surveyUrl(signLink(link, env().AUTH_SECRET));
}
