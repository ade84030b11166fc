import { barrierReasons, barriersTo, type Invitee } from "@/lib/delivery/barriers";
import { type Route, routeOf, type Ways } from "@/lib/delivery/route";
import type { SendingWindow } from "@/lib/delivery/sending-window";
import { type Moved, momentOf } from "@/lib/touchpoints/ask-moment";
import {
  type Condition,
  type CustomerFacts,
  compile,
  type Facts,
  type Predicate,
} from "@/lib/touchpoints/condition";
import {
  type Ask,
  type Permitted,
  permitted,
  type ReadyPolicy,
  type SurveyKind,
} from "@/lib/touchpoints/contact-policy";
import type { CappedDays } from "@/lib/touchpoints/daily-cap";

/*
 * Asked or not, when, and why. Pure: the same facts give the same decision on every worker and on
 * every repetition, and nobody picks whom to ask: a trigger's share is drawn from a hash of the
 * interaction's id (the `draw`), which its caller can neither choose nor try again.
 *
 * Every rule that speaks against asking is reported, in the order of `suppressionReasons`; the first
 * is the reason shown. That order goes from what concerns nobody in particular to what a person has
 * said, to what chance decided, so that "sampling" counts only customers who could have been asked.
 */
export const suppressionReasons = [
  "no-trigger",
  "already-invited",
  "trigger-paused",
  "trigger-not-started",
  "trigger-ended",
  "survey-not-open",
  ...barrierReasons,
  "survey-declined",
  "never-contact",
  "rest-period",
  "yearly-maximum",
  "sampling",
] as const;

export type SuppressionReason = (typeof suppressionReasons)[number];

export interface TriggerFacts {
  id: string;
  surveyId: string;
  surveyKind: SurveyKind;
  active: boolean;
  /** Whether the survey is published and not closed. */
  surveyOpen: boolean;
  /** By what the survey can be sent. */
  ways: Ways;
  /** Empty lists match everything. */
  touchpoints: readonly string[];
  channels: readonly string[];
  conditions: Condition;
  /** The interactions it speaks of happened from the one moment until before the other. */
  startsAt: Date | null;
  endsAt: Date | null;
  delaySeconds: number;
  window: SendingWindow | null;
  /** Part of the matching interactions that is asked, 0–1. */
  share: number;
  /** Null: the contact policy's. */
  restPeriodSeconds: number | null;
  /** What becomes of an ask that comes too early for the contact policy. */
  whenResting: "drop" | "delay";
  dailyCap: number | null;
  expiresAfterSeconds: number;
}

/** A trigger with its conditions compiled. */
export interface ReadyTrigger extends TriggerFacts {
  speaksOf: Predicate;
}

/** Touchpoints and channels are conditions like any others, only said more often. */
export function readyTrigger(trigger: TriggerFacts): ReadyTrigger {
  const { touchpoints, channels, conditions } = trigger;
  const listed = (fact: string, values: readonly string[]): Condition =>
    values.length === 0 ? [] : [{ fact, is: "one-of", values: [...values] }];
  const all = [...listed("touchpoint", touchpoints), ...listed("channel", channels), ...conditions];
  return { ...trigger, speaksOf: compile(all) };
}

export type InteractionFacts = Facts["interaction"] & {
  occurredAt: Date;
  /** Surveys this very interaction has led to already, as when somebody invited by hand. */
  invitedTo?: readonly string[];
};

/** The customer of an interaction, with every ask of the same person under whatever record. */
export interface Candidate {
  invitee: Invitee;
  facts: CustomerFacts;
  timeZone: string | null;
  asks: readonly Ask[];
}

/** What an organisation has laid down. */
export interface Rules {
  /** In the order in which they are heard. */
  triggers: readonly ReadyTrigger[];
  policy: ReadyPolicy;
  /** The organisation's own clock. */
  zone: string;
  /** How many each trigger asks already, by day; only of those with a cap. */
  taken: ReadonlyMap<string, CappedDays>;
}

/** What one trigger would say to an interaction: what speaks against asking. */
export interface Heard {
  triggerId: string;
  reasons: SuppressionReason[];
}

export interface Asked extends Route {
  decision: "invited";
  triggerId: string;
  surveyId: string;
  dueAt: Date;
  expiresAt: Date;
  /** What moved the moment away from interaction plus delay. */
  moved: Moved[];
  /** Triggers that were heard before, and what spoke against them. */
  heard: Heard[];
}

export interface Suppressed {
  decision: "suppressed";
  /** The first of the reasons. */
  reason: SuppressionReason;
  reasons: SuppressionReason[];
  triggerId: string | null;
  surveyId: string | null;
  heard: Heard[];
}

type Given = {
  rules: Rules;
  interaction: InteractionFacts;
  candidate: Candidate | null;
  now: Date;
};

/** An ask is put off for so long at most; what would come later than this is dropped. */
const oneDay = 86_400_000;
const longestDelayMilliseconds = 90 * oneDay;

/** What the trigger itself has against asking. */
function ownReasons(trigger: ReadyTrigger, interaction: InteractionFacts): SuppressionReason[] {
  const { startsAt, endsAt } = trigger;
  const { occurredAt, invitedTo } = interaction;
  const reasons: SuppressionReason[] = [];
  if (invitedTo?.includes(trigger.surveyId)) reasons.push("already-invited");
  if (!trigger.active) reasons.push("trigger-paused");
  if (startsAt !== null && occurredAt < startsAt) reasons.push("trigger-not-started");
  if (endsAt !== null && occurredAt >= endsAt) reasons.push("trigger-ended");
  if (!trigger.surveyOpen) reasons.push("survey-not-open");
  return reasons;
}

/** What the contact policy has against asking at that moment, or at any that could be waited for. */
function policyReasons(trigger: ReadyTrigger, may: Permitted, at: Date): SuppressionReason[] {
  if (may.never) return ["never-contact"];
  const patience = trigger.whenResting === "delay" ? longestDelayMilliseconds : 0;
  const latest = at.getTime() + patience;
  const reasons: SuppressionReason[] = [];
  if (may.restedAt > latest) reasons.push("rest-period");
  if (may.yearAt > latest) reasons.push("yearly-maximum");
  return reasons;
}

/** One trigger's word on an interaction it speaks of. */
function decideByTrigger(trigger: ReadyTrigger, given: Given, draw: () => number) {
  const { rules, interaction, candidate, now } = given;
  // A clock may be wrong, but who is asked in years would be left alone until then.
  const occurred = Math.min(interaction.occurredAt.getTime(), now.getTime() + oneDay);
  const wished = occurred + trigger.delaySeconds * 1000;
  // Never in the past: what is late is asked now.
  const at = new Date(Math.max(wished, now.getTime()));
  const reasons = ownReasons(trigger, interaction);
  reasons.push(...barriersTo(candidate?.invitee ?? null, trigger.ways.order, rules.policy));
  if (candidate?.invitee.declined.includes(trigger.surveyId)) reasons.push("survey-declined");
  const may = candidate && permitted(rules.policy, trigger, candidate.facts, candidate.asks);
  if (may) reasons.push(...policyReasons(trigger, may, at));
  if (trigger.share < 1 && draw() >= trigger.share) reasons.push("sampling");
  const ask = () => {
    const { dueAt, moved } = momentOf(trigger, rules, candidate?.timeZone ?? null, at, may);
    const expiresAt = new Date(dueAt.getTime() + trigger.expiresAfterSeconds * 1000);
    return { ...wayTo(trigger, given), dueAt, expiresAt, moved };
  };
  return { trigger, reasons, ask };
}

/** By which channels a customer is asked against whom nothing speaks. */
function wayTo({ ways }: ReadyTrigger, { rules, candidate }: Given): Route {
  const found = candidate && routeOf(ways, rules.policy, candidate.invitee);
  if (!found) throw new Error("a customer is to be asked whom no channel reaches");
  return found;
}

/**
 * The one decision on an interaction. Triggers are heard in the order given; the first that would
 * ask, asks. If none would, the answer is that of the first trigger that is at work.
 *
 * @param draws one number in [0, 1) per trigger id, from a hash of the interaction's id
 */
export function decide(
  rules: Rules,
  interaction: InteractionFacts,
  candidate: Candidate | null,
  draws: (triggerId: string) => number,
  now: Date,
): Asked | Suppressed {
  const given = { rules, interaction, candidate, now };
  const facts = { interaction, customer: candidate?.facts ?? null };
  const heard: Heard[] = [];
  for (const trigger of rules.triggers) {
    if (!trigger.speaksOf(facts)) continue;
    const { reasons, ask } = decideByTrigger(trigger, given, () => draws(trigger.id));
    const { id: triggerId, surveyId } = trigger;
    if (reasons.length === 0) return { decision: "invited", triggerId, surveyId, ...ask(), heard };
    heard.push({ triggerId, reasons });
  }
  return suppressed(rules, heard);
}

const asleep: readonly SuppressionReason[] = [
  "trigger-paused",
  "trigger-not-started",
  "trigger-ended",
];

function suppressed({ triggers }: Rules, heard: Heard[]): Suppressed {
  const awake = heard.find(({ reasons }) => !reasons.some((one) => asleep.includes(one)));
  const told = awake ?? heard[0];
  const reasons = told?.reasons ?? ["no-trigger"];
  const surveyId = triggers.find(({ id }) => id === told?.triggerId)?.surveyId ?? null;
  const others = heard.filter((one) => one !== told);
  return {
    decision: "suppressed",
    reason: reasons[0] ?? "no-trigger",
    reasons,
    triggerId: told?.triggerId ?? null,
    surveyId,
    heard: others,
  };
}
