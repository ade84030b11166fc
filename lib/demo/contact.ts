import { type Chance, probability } from "./chance";
import type { Conditions } from "./conditions";
import { contact, history, technicalEffects } from "./truth";

export const channels = ["phone", "web", "in_app"] as const;
export type Channel = (typeof channels)[number];

/** Where contacts happen, how often, and how hard they are: complexity around an average of 0. */
export const touchpoints = [
  { key: "technical_support", weight: 0.31, complexity: 0.55 },
  { key: "billing", weight: 0.27, complexity: 0 },
  { key: "contract_change", weight: 0.18, complexity: -0.15 },
  { key: "delivery", weight: 0.12, complexity: 0.05 },
  { key: "activation", weight: 0.1, complexity: -0.35 },
  { key: "payment_reminder", weight: 0.02, complexity: 0.1 },
] as const;

/** What is asked about after a contact; a reminder to pay is not an occasion for a survey. */
export const surveyedTouchpoints: readonly string[] = touchpoints
  .map(({ key }) => key)
  .filter((key) => key !== "payment_reminder");

/** The circumstances of one contact. */
export interface Occasion {
  readonly channel: Channel;
  readonly complexity: number;
  readonly conditions: Conditions;
  /** Whether it fell into the busiest hours. */
  readonly atPeak: boolean;
  /** How much of the simulated time has passed, 0–1: training takes effect over it. */
  readonly elapsed: number;
}

/** The KPI values of one contact, by key; seconds, counts, and 1 for settled at once. */
export interface ContactKpis extends Record<string, number> {
  speed_of_answer: number;
  hold_time: number;
  talk_time: number;
  handle_time: number;
  transfers: number;
  first_contact_resolution: number;
  menu_steps: number;
}

/** Technical → operational: what a contact was like, given how the systems fared. */
export function takeContact(occasion: Occasion, chance: Chance): ContactKpis {
  const { complexity, conditions } = occasion;
  const lost = 100 - conditions.availability;
  const broken = technicalEffects.availabilityLost;
  const speed = usualWait(occasion, chance) + broken.speedOfAnswerSeconds * lost;
  const hold =
    chance.exponential(contact.holdTime.mean) +
    broken.holdSeconds * lost +
    technicalEffects.pageErrors.holdSeconds * conditions.pageErrors;
  const talk = contact.talkTime.median * Math.exp(0.3 * complexity);
  const talkTime = Math.round(chance.logNormal(talk, contact.talkTime.spread));
  const { base, perComplexity } = contact.transfers;
  const expected = Math.exp(base + perComplexity * complexity);
  const transfers = Math.min(5, chance.poisson(expected));
  const holdTime = Math.round(hold);
  return {
    speed_of_answer: Math.max(1, Math.round(speed)),
    hold_time: holdTime,
    talk_time: talkTime,
    handle_time: talkTime + holdTime + Math.round(chance.exponential(contact.wrapUp.mean)),
    transfers,
    first_contact_resolution: isResolved(occasion, transfers, lost, chance) ? 1 : 0,
    menu_steps: menuSteps(chance),
  };
}

function usualWait({ channel, atPeak, elapsed }: Occasion, chance: Chance): number {
  const { median, spread, atPeak: peak } = contact.speedOfAnswer;
  const wait = chance.logNormal(median[channel] * (atPeak ? peak : 1), spread);
  return wait + history.training.speedOfAnswerSeconds * elapsed;
}

function isResolved(occasion: Occasion, transfers: number, lost: number, chance: Chance): boolean {
  const { base, perTransfer, perComplexity } = contact.resolved;
  const logOdds =
    base +
    perTransfer * transfers +
    perComplexity * occasion.complexity +
    technicalEffects.availabilityLost.resolvedLogOdds * lost +
    history.training.resolvedLogOdds * occasion.elapsed;
  return chance.happens(probability(logOdds));
}

function menuSteps(chance: Chance): number {
  const { most, chance: share } = contact.menuSteps;
  return 1 + Array.from({ length: most }, () => chance.happens(share)).filter(Boolean).length;
}
