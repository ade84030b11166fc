import { type Ask, readyPolicy, usualPolicy } from "@/lib/touchpoints/contact-policy";
import {
  type Asked,
  type Candidate,
  decide,
  type Rules,
  readyTrigger,
  type Suppressed,
} from "@/lib/touchpoints/sampling";
import { CreateTrigger } from "@/lib/touchpoints/shapes";
import type { Chance } from "./chance";
import { surveyedTouchpoints } from "./contact";
import type { Person } from "./customers";
import { asking } from "./truth";

/** The demo's one trigger, as it is made; its survey is told when there is one. */
export const demoTrigger = CreateTrigger.parse({
  survey: "survey",
  name: "After every contact",
  touchpoints: [...surveyedTouchpoints],
  delaySeconds: asking.delaySeconds,
  share: asking.share,
  restPeriodSeconds: asking.restPeriodSeconds,
  expiresAfterSeconds: asking.expiresAfterSeconds,
});

/** The same as the rules that decide read it; the ids are those of the stored ones later. */
const rules: Rules = {
  triggers: [
    readyTrigger({
      ...demoTrigger,
      id: "trigger",
      surveyId: "survey",
      surveyKind: "nps",
      surveyOpen: true,
      ways: { order: ["email"], names: {} },
      startsAt: null,
      endsAt: null,
    }),
  ],
  policy: readyPolicy(usualPolicy),
  zone: "UTC",
  taken: new Map(),
};

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
  const candidate = person ? candidateOf(person) : null;
  const facts = { ...interaction, team: null, agent: null, kpis: {} };
  // Drawn whether or not a share asks for it, so that the rest of the story stays the same.
  const draw = chance.uniform();
  const decision = decide(rules, facts, candidate, () => draw, decidedAt);
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

function candidateOf(person: Person): Candidate {
  const { lastAskedAt } = person;
  const asks: Ask[] = lastAskedAt ? [{ at: lastAskedAt, kind: "nps" }] : [];
  return {
    invitee: {
      erased: false,
      unsubscribed: person.unsubscribed,
      consent: person.facts.consent,
      channelConsents: {},
      reachable: person.facts.email === null ? [] : ["email"],
      declined: [],
      preferredChannel: null,
    },
    facts: { known: {}, attributes: {} },
    timeZone: null,
    asks,
  };
}
