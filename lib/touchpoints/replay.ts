import type { Ask } from "@/lib/touchpoints/contact-policy";
import { cappedDays, dayNumber } from "@/lib/touchpoints/daily-cap";
import {
  type Asked,
  type Candidate,
  decide,
  type InteractionFacts,
  type Rules,
  type SuppressionReason,
} from "@/lib/touchpoints/sampling";
import { type Segmenting, segmentings, type Tier } from "@/lib/touchpoints/simulation-shapes";

/*
 * The past decided once more under other rules. Each interaction is decided as of the moment it
 * happened, by the very function that decides for good; what the replay asks counts for what it
 * decides afterwards, as it would have.
 */

/** An ask, and since when it was known that it would be made. */
export interface KnownAsk extends Ask {
  madeAt: Date;
}

export interface PastInteraction {
  id: string;
  facts: InteractionFacts;
  candidate: Candidate | null;
  /** The record that stands for the customer's person. */
  person: string | null;
  /** Asks of this person that no rule has to answer for, such as by hand. */
  asks: readonly KnownAsk[];
  segments: Record<Exclude<Segmenting, "tier">, string | null> & { tier: Tier | null };
}

/** A past under one set of rules, as far as it is replayed. */
export interface Replay {
  rules: Rules;
  asksByPerson: Map<string, KnownAsk[]>;
  timesAsked: Map<string, number>;
  byDay: Map<number, number>;
  suppressed: Map<SuppressionReason, number>;
  bySegment: Record<Segmenting, Map<string | null, number>>;
  byTrigger: Map<string, number>;
  asked: number;
}

export function newReplay(rules: Rules): Replay {
  // The places of past days are free again: whoever is asked by the replay takes them.
  const taken = cappedDays(rules.triggers, rules.zone, () => new Map());
  return {
    rules: { ...rules, taken },
    asksByPerson: new Map(),
    timesAsked: new Map(),
    byDay: new Map(),
    suppressed: new Map(),
    bySegment: bySegment(),
    byTrigger: new Map(),
    asked: 0,
  };
}

/** Nothing counted yet of any segment. */
export const bySegment = (): Record<Segmenting, Map<string | null, number>> => ({
  touchpoint: new Map(),
  channel: new Map(),
  team: new Map(),
  segment: new Map(),
  tier: new Map(),
});

export const addTo = <K>(counts: Map<K, number>, key: K, n = 1) =>
  void counts.set(key, (counts.get(key) ?? 0) + n);

/** Decides on the next interaction; they are given in the order in which they happened. */
export function replayOne(
  replay: Replay,
  past: PastInteraction,
  draws: (triggerId: string, interactionId: string) => number,
): void {
  const { id, facts, person } = past;
  const now = facts.occurredAt;
  const candidate = past.candidate && { ...past.candidate, asks: asksKnown(replay, past, now) };
  const decision = decide(replay.rules, facts, candidate, (trigger) => draws(trigger, id), now);
  if (decision.decision === "suppressed") addTo(replay.suppressed, decision.reason);
  else if (person !== null) countAsk(replay, past, person, decision);
}

function asksKnown(replay: Replay, { person, asks }: PastInteraction, now: Date): KnownAsk[] {
  const replayed = (person === null ? undefined : replay.asksByPerson.get(person)) ?? [];
  return [...asks.filter(({ madeAt }) => madeAt <= now), ...replayed];
}

function countAsk(replay: Replay, past: PastInteraction, person: string, asked: Asked): void {
  const { rules } = replay;
  const { dueAt: at, triggerId } = asked;
  const kind = rules.triggers.find(({ id }) => id === triggerId)?.surveyKind ?? "other";
  const known = replay.asksByPerson.get(person) ?? [];
  replay.asksByPerson.set(person, [...known, { at, kind, madeAt: past.facts.occurredAt }]);
  const day = dayNumber(at, rules.zone);
  rules.taken.get(triggerId)?.take(at);
  replay.asked += 1;
  addTo(replay.timesAsked, person);
  addTo(replay.byDay, day);
  addTo(replay.byTrigger, triggerId);
  for (const by of segmentings) addTo(replay.bySegment[by], past.segments[by]);
}
