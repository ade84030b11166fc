import type { Invitee } from "@/lib/delivery/barriers";
import { type Asked, decide, type Suppressed, type TriggerFacts } from "@/lib/touchpoints/sampling";
import type { Chance } from "./chance";
import { surveyedTouchpoints } from "./contact";
import type { Person } from "./customers";
import { asking } from "./truth";

/** The demo's one trigger, as it is made. */
export const demoTrigger = {
  active: true,
  touchpoints: [...surveyedTouchpoints],
  channels: [],
  delaySeconds: asking.delaySeconds,
  share: asking.share,
  restPeriodSeconds: asking.restPeriodSeconds,
  expiresAfterSeconds: asking.expiresAfterSeconds,
};

/** The same as the rule that decides reads it; the ids are those of the stored ones later. */
const rules: TriggerFacts = { ...demoTrigger, id: "trigger", surveyId: "survey", surveyOpen: true };

/** An invitation in its last state but one: whether it was answered is seen at the month's end. */
export interface SimulatedInvitation {
  readonly dueAt: Date;
  readonly expiresAt: Date;
  readonly sentAt: Date | null;
  readonly failure: string | null;
  /** When the customer said that they want no more of these. */
  readonly unsubscribedAt: Date | null;
}

export interface Asking {
  readonly decidedAt: Date;
  readonly decision: Asked | Suppressed;
  readonly invitation: SimulatedInvitation | null;
}

/** Asks or not, by the same rule as for real interactions, and remembers it of the customer. */
export function ask(
  person: Person | null,
  interaction: { touchpoint: string; channel: string; occurredAt: Date },
  endedAt: Date,
  chance: Chance,
): Asking {
  const decidedAt = new Date(endedAt.getTime() + 1000 + Math.floor(chance.uniform() * 4000));
  const facts = person ? factsOf(person) : null;
  const decision = decide([rules], interaction, facts, chance.uniform, decidedAt);
  if (!person || decision.decision === "suppressed")
    return { decidedAt, decision, invitation: null };
  const { dueAt, expiresAt } = decision;
  const fails = chance.happens(asking.failing);
  const stops = !fails && chance.happens(asking.unsubscribing);
  const sentAt = new Date(dueAt.getTime() + Math.floor(chance.uniform() * 60_000));
  person.lastAskedAt = dueAt;
  if (stops) person.unsubscribed = true;
  const invitation: SimulatedInvitation = {
    dueAt,
    expiresAt,
    sentAt: fails ? null : sentAt,
    failure: fails ? "550 5.1.1 No such mailbox." : null,
    unsubscribedAt: stops ? new Date(sentAt.getTime() + 120_000) : null,
  };
  return { decidedAt, decision, invitation };
}

function factsOf(person: Person): Invitee {
  return {
    erased: false,
    unsubscribed: person.unsubscribed,
    consent: person.facts.consent,
    hasAddress: person.facts.email !== null,
    lastAskedAt: person.lastAskedAt,
  };
}
