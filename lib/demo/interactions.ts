import { type Asking, ask } from "./ask";
import { type Day, millisecondsPerDay } from "./calendar";
import { weightedPicker } from "./chance";
import { type Conditions, teamDay } from "./conditions";
import { type Channel, type ContactKpis, channels, takeContact, touchpoints } from "./contact";
import type { Person } from "./customers";
import { experience, type Ratings, recommendation } from "./experience";
import { retentionEffects } from "./truth";
import type { StretchPlan, World } from "./world";

export interface SimulatedInteraction extends Asking {
  readonly externalId: string;
  /** Null: a caller nobody recognised. */
  readonly person: Person | null;
  readonly occurredAt: Date;
  readonly channel: Channel;
  readonly touchpoint: string;
  readonly agent: string;
  readonly team: string;
  readonly kpis: ContactKpis;
  readonly conditions: Conditions;
  /** What the customer thinks of it, asked or not. */
  readonly ratings: Ratings;
  readonly recommended: number;
}

const pickTouchpoint = weightedPicker(touchpoints.map(({ weight }) => weight));
const pickChannel = weightedPicker([0.72, 0.17, 0.11]);
/** Contacts begin from eight in the morning, by the hour; two peaks. */
const hours = [0.6, 1, 1.5, 1.4, 1, 0.8, 0.9, 1, 1.3, 1.5, 1.1, 0.7] as const;
const peakHours: readonly number[] = [10, 11, 16, 17];
const pickHour = weightedPicker(hours);

/** All contacts of a stretch in order of time; each changes what its customer remembers. */
export function liveContacts(world: World, stretch: StretchPlan): SimulatedInteraction[] {
  const { chance } = world;
  const present = world.people.filter(
    ({ facts, leftOn }) => leftOn === null && facts.acquiredOn < stretch.to,
  );
  if (present.length === 0 || stretch.contacts === 0) return [];
  const pickPerson = weightedPicker(present.map((person) => callsDuring(person, stretch)));
  const pickDay = weightedPicker(
    world.busyness.subarray(stretch.from - world.from, stretch.to - world.from),
  );
  const moments = Array.from({ length: stretch.contacts }, () => {
    const person = present[pickPerson(chance)];
    if (!person) throw new RangeError("nobody to call");
    const day = Math.max(stretch.from + pickDay(chance), person.facts.acquiredOn);
    return { person, occurredAt: momentOn(day, world) };
  });
  moments.sort((a, b) => a.occurredAt.getTime() - b.occurredAt.getTime());
  return moments.map(({ person, occurredAt }) => liveContact(world, person, occurredAt));
}

/** How much of the stretch somebody is a customer, times how often they call. */
function callsDuring({ facts, calling }: Person, { from, to }: StretchPlan): number {
  return ((to - Math.max(from, facts.acquiredOn)) / (to - from)) * calling;
}

function momentOn(day: Day, { chance }: World): Date {
  const hour = 8 + pickHour(chance) + chance.uniform();
  return new Date(Math.floor(day * millisecondsPerDay + hour * 3_600_000));
}

function liveContact(world: World, caller: Person, occurredAt: Date): SimulatedInteraction {
  const { chance } = world;
  const touchpoint = touchpoints[pickTouchpoint(chance)] ?? touchpoints[0];
  const channel = channels[pickChannel(chance)] ?? "phone";
  const agent = chance.pick(world.agents);
  const day = Math.floor(occurredAt.getTime() / millisecondsPerDay);
  const conditions = world.conditions.get(teamDay(agent.team, day));
  if (!conditions) throw new RangeError(`no conditions of ${agent.team} on day ${day}`);
  const atPeak = peakHours.includes(occurredAt.getUTCHours());
  const elapsed = (day - world.from) / (world.to - world.from);
  const complexity = touchpoint.complexity + chance.normal();
  const occasion = { channel, complexity, conditions, atPeak, elapsed };
  const kpis = takeContact(occasion, chance);
  const ratings = experience(kpis, agent, chance);
  const recommended = recommendation(ratings, caller.leaning);
  const person = chance.happens(0.006) ? null : caller;
  if (person) remember(person, kpis, recommended, day);
  const endedAt = new Date(occurredAt.getTime() + 1000 * kpis.handle_time);
  const contact = { touchpoint: touchpoint.key, channel, occurredAt };
  world.counts.interactions += 1;
  return {
    ...ask(person, contact, endedAt, chance),
    ...contact,
    externalId: `CALL-${String(world.counts.interactions).padStart(7, "0")}`,
    person,
    agent: agent.name,
    team: agent.team,
    kpis,
    conditions,
    ratings,
    recommended,
  };
}

/** Loyalty keeps most of what it was and takes in the latest contact. */
function remember(person: Person, kpis: ContactKpis, recommended: number, day: Day): void {
  person.loyalty += retentionEffects.memory * (recommended - person.loyalty);
  person.lastContactOn = day;
  person.handledSeconds += kpis.handle_time;
}
