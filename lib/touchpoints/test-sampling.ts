import type { Invitee } from "@/lib/delivery/barriers";
import { type Ask, ContactPolicy, readyPolicy } from "@/lib/touchpoints/contact-policy";
import {
  type Candidate,
  decide,
  type InteractionFacts,
  type Rules,
  readyTrigger,
  type TriggerFacts,
} from "@/lib/touchpoints/sampling";

// An ordinary customer of an ordinary interaction, and a trigger that asks everybody.

export const now = new Date("2026-03-10T12:00:00Z");
export const day = 86_400;
export const daysBefore = (days: number) => new Date(now.getTime() - days * 86_400_000);

export const trigger: TriggerFacts = {
  id: "t1",
  surveyId: "s1",
  surveyKind: "nps",
  active: true,
  surveyOpen: true,
  ways: { order: ["email"], names: {} },
  touchpoints: [],
  channels: [],
  conditions: [],
  startsAt: null,
  endsAt: null,
  delaySeconds: 0,
  window: null,
  share: 1,
  restPeriodSeconds: null,
  whenResting: "drop",
  dailyCap: null,
  expiresAfterSeconds: 14 * day,
};
export const call: InteractionFacts = {
  ...{ touchpoint: "support", channel: "phone", team: null, agent: null, kpis: {} },
  occurredAt: now,
};
const invitee: Invitee = {
  erased: false,
  unsubscribed: false,
  consent: null,
  channelConsents: {},
  reachable: ["email"],
  declined: [],
  preferredChannel: null,
};
export const customer: Candidate = {
  invitee,
  facts: { known: {}, attributes: {} },
  timeZone: null,
  asks: [],
};
export const asked = (at: Date): Ask => ({ at, kind: "nps" });
export const rulesOf = (triggers: readonly TriggerFacts[], change: Partial<Rules> = {}): Rules => ({
  triggers: triggers.map(readyTrigger),
  policy: readyPolicy(ContactPolicy.parse({})),
  zone: "UTC",
  taken: new Map(),
  ...change,
});
export const decideWith = (
  changes: {
    trigger?: Partial<TriggerFacts>;
    invitee?: Partial<Invitee>;
    asks?: Ask[];
    call?: Partial<InteractionFacts>;
    policy?: object;
  },
  draw = 0.5,
) =>
  decide(
    rulesOf([{ ...trigger, ...changes.trigger }], {
      policy: readyPolicy(ContactPolicy.parse(changes.policy ?? {})),
    }),
    { ...call, ...changes.call },
    { ...customer, asks: changes.asks ?? [], invitee: { ...invitee, ...changes.invitee } },
    () => draw,
    now,
  );
