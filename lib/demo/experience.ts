import type { Chance } from "./chance";
import type { ContactKpis } from "./contact";
import type { Agent } from "./staff";
import { experienceEffects, loyaltyEffects } from "./truth";

export const ratingKeys = ["waiting", "knowledge", "courtesy", "clarity", "resolution"] as const;
export type RatingKey = (typeof ratingKeys)[number];
/** The ratings of one contact, whole numbers from 1 to 5. */
export type Ratings = Record<RatingKey, number>;

/** Operational → experience: how the customer would rate each aspect of the contact. */
export function experience(kpis: ContactKpis, agent: Agent, chance: Chance): Ratings {
  const { waiting, knowledge, courtesy, clarity, resolution } = experienceEffects;
  const rated = (mean: number, noise: number) =>
    Math.min(5, Math.max(1, Math.round(mean + noise * chance.normal())));
  const patience =
    waiting.base +
    waiting.perSpeedSecond * kpis.speed_of_answer +
    waiting.perHoldSecond * kpis.hold_time;
  const settled =
    resolution.base +
    resolution.ifResolved * kpis.first_contact_resolution +
    resolution.perTransfer * kpis.transfers;
  return {
    waiting: rated(patience, waiting.noise),
    knowledge: rated(knowledge.base + knowledge.perSkill * agent.skill, knowledge.noise),
    courtesy: rated(courtesy.base + courtesy.perWarmth * agent.warmth, courtesy.noise),
    clarity: rated(clarity.base + clarity.perSkill * agent.skill, clarity.noise),
    resolution: rated(settled, resolution.noise),
  };
}

/** Experience → loyalty: what a customer with this leaning would answer, before any noise. */
export function recommendation(ratings: Ratings, leaning: number): number {
  const { base, perRating, usual } = loyaltyEffects;
  const moved = ratingKeys.map((key) => perRating[key] * (ratings[key] - usual[key]));
  return moved.reduce((sum, points) => sum + points, base + leaning);
}

/** The answer itself: a whole number from 0 to 10, with the day's mood in it. */
export function likelihoodToRecommend(recommended: number, chance: Chance): number {
  const answer = Math.round(recommended + loyaltyEffects.noise * chance.normal());
  return Math.min(10, Math.max(0, answer));
}
