import { barrierReasons, barriers, type Invitee } from "@/lib/delivery/barriers";

/*
 * Asked or not, and why. Pure: the same facts give the same decision on every worker and on every
 * repetition, and nobody picks whom to ask: a trigger's share is drawn from a hash of the
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
  "survey-not-open",
  ...barrierReasons,
  "rest-period",
  "sampling",
] as const;

export type SuppressionReason = (typeof suppressionReasons)[number];

export interface TriggerFacts {
  id: string;
  surveyId: string;
  active: boolean;
  /** Whether the survey is published and not closed. */
  surveyOpen: boolean;
  /** Empty lists match everything. */
  touchpoints: readonly string[];
  channels: readonly string[];
  delaySeconds: number;
  /** Part of the matching interactions that is asked, 0–1. */
  share: number;
  restPeriodSeconds: number;
  expiresAfterSeconds: number;
}

export interface InteractionFacts {
  touchpoint: string | null;
  channel: string | null;
  occurredAt: Date;
  /** Surveys this very interaction has led to already, as when somebody invited by hand. */
  invitedTo?: readonly string[];
}

export interface Asked {
  decision: "invited";
  triggerId: string;
  surveyId: string;
  dueAt: Date;
  expiresAt: Date;
}

export interface Suppressed {
  decision: "suppressed";
  /** The first of the reasons. */
  reason: SuppressionReason;
  reasons: SuppressionReason[];
  triggerId: string | null;
  surveyId: string | null;
}

/** Whether a trigger speaks of this interaction; an interaction without a key matches no list. */
export function matches(trigger: TriggerFacts, interaction: InteractionFacts): boolean {
  const among = (list: readonly string[], key: string | null) =>
    list.length === 0 || (key !== null && list.includes(key));
  return (
    among(trigger.touchpoints, interaction.touchpoint) &&
    among(trigger.channels, interaction.channel)
  );
}

/** When a trigger would ask: its delay after the interaction, but never in the past. */
function dueAt(trigger: TriggerFacts, interaction: InteractionFacts, now: Date): Date {
  const wished = interaction.occurredAt.getTime() + trigger.delaySeconds * 1000;
  return new Date(Math.max(wished, now.getTime()));
}

/** An ask that is still to come rests the customer too, so the distance may be negative. */
function resting(trigger: TriggerFacts, customer: Invitee | null, due: Date): boolean {
  if (!customer?.lastAskedAt || trigger.restPeriodSeconds === 0) return false;
  const sinceLast = due.getTime() - customer.lastAskedAt.getTime();
  return sinceLast < trigger.restPeriodSeconds * 1000;
}

/** One trigger's word on an interaction it matches. */
function decideByTrigger(
  trigger: TriggerFacts,
  interaction: InteractionFacts,
  customer: Invitee | null,
  draw: number,
  now: Date,
): Asked | Suppressed {
  const due = dueAt(trigger, interaction, now);
  const reasons: SuppressionReason[] = [];
  if (interaction.invitedTo?.includes(trigger.surveyId)) reasons.push("already-invited");
  if (!trigger.active) reasons.push("trigger-paused");
  if (!trigger.surveyOpen) reasons.push("survey-not-open");
  reasons.push(...barriers(customer));
  if (resting(trigger, customer, due)) reasons.push("rest-period");
  if (draw >= trigger.share) reasons.push("sampling");
  const ids = { triggerId: trigger.id, surveyId: trigger.surveyId };
  const [reason] = reasons;
  if (reason !== undefined) return { decision: "suppressed", reason, reasons, ...ids };
  const expiresAt = new Date(due.getTime() + trigger.expiresAfterSeconds * 1000);
  return { decision: "invited", ...ids, dueAt: due, expiresAt };
}

/**
 * The one decision on an interaction. Triggers are heard in the order given; the first that would
 * ask, asks. If none would, the answer is that of the first trigger that is switched on.
 *
 * @param draws one number in [0, 1) per trigger id, from a hash of the interaction's id
 */
export function decide(
  triggers: readonly TriggerFacts[],
  interaction: InteractionFacts,
  customer: Invitee | null,
  draws: (triggerId: string) => number,
  now: Date,
): Asked | Suppressed {
  const matching = triggers.filter((trigger) => matches(trigger, interaction));
  const words = matching.map((trigger) =>
    decideByTrigger(trigger, interaction, customer, draws(trigger.id), now),
  );
  const asked = words.find((word) => word.decision === "invited");
  const active = words.find(
    (word) => word.decision === "suppressed" && word.reason !== "trigger-paused",
  );
  return asked ?? active ?? words[0] ?? nothingMatches;
}

const nothingMatches: Suppressed = {
  decision: "suppressed",
  reason: "no-trigger",
  reasons: ["no-trigger"],
  triggerId: null,
  surveyId: null,
};
