import { classOf } from "@/lib/metrics/nps";
import { millisecondsPerDay } from "./calendar";
import { commentOn } from "./comments";
import type { Person } from "./customers";
import { likelihoodToRecommend, ratingKeys } from "./experience";
import type { SimulatedInteraction } from "./interactions";
import { asking } from "./truth";
import type { World } from "./world";

export interface SimulatedResponse {
  readonly interaction: SimulatedInteraction;
  readonly person: Person;
  readonly answeredAt: Date;
  /** By question key of the template. */
  readonly answers: Readonly<Record<string, number | string>>;
}

interface Candidate {
  readonly interaction: SimulatedInteraction;
  readonly person: Person;
  readonly answeredAt: Date;
  readonly inclination: number;
}

/** Of those who were asked, the ones most inclined to answer do, as many as the share says. */
export function answerSome(
  world: World,
  interactions: readonly SimulatedInteraction[],
  count: number,
): SimulatedResponse[] {
  const candidates = interactions.flatMap((interaction) => inclined(world, interaction));
  candidates.sort((a, b) => b.inclination - a.inclination);
  const answering = candidates.slice(0, count);
  answering.sort((a, b) => a.answeredAt.getTime() - b.answeredAt.getTime());
  return answering.map((candidate) => answer(world, candidate));
}

/** Those who feel strongly, either way, answer a little more often than others. */
function inclined({ chance, to }: World, interaction: SimulatedInteraction): Candidate[] {
  const { invitation, person, recommended } = interaction;
  if (!person || !invitation?.sentAt) return [];
  const wait = 60_000 + Math.floor(chance.exponential(7 * 3_600_000));
  const answeredAt = new Date(invitation.sentAt.getTime() + wait);
  const mood = 0.12 * Math.abs(recommended - 7);
  const inclination = 0.8 * person.answering + mood + 1.5 * chance.normal();
  const inTime =
    answeredAt.getTime() < to * millisecondsPerDay && answeredAt < invitation.expiresAt;
  return inTime ? [{ interaction, person, answeredAt, inclination }] : [];
}

function answer({ chance, wording }: World, candidate: Candidate): SimulatedResponse {
  const { interaction, person, answeredAt } = candidate;
  const { ratings, recommended, touchpoint, conditions } = interaction;
  const nps = likelihoodToRecommend(recommended, chance);
  const given = ratingKeys.filter(() => !chance.happens(asking.skipping));
  const answers: Record<string, number | string> = { nps };
  for (const key of given) answers[key] = ratings[key];
  if (wording.happens(asking.commenting)) {
    const duringOutage = conditions.availability < 97;
    const told = { class: classOf(nps), ratings, language: person.facts.locale, touchpoint };
    answers.comment = commentOn({ ...told, duringOutage }, wording);
  }
  return { interaction, person, answeredAt, answers };
}
