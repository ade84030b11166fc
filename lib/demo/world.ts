import { seededRandom } from "@/lib/stats/random";
import { apportion, type Day, monthsBefore, type Stretch, stretches, weekday } from "./calendar";
import { type Chance, chanceFrom } from "./chance";
import { type ConditionsCalendar, foreseeConditions, teamDay } from "./conditions";
import { type Person, winCustomers } from "./customers";
import { type Agent, hireAgents, teamNames } from "./staff";
import { asking, history } from "./truth";

export interface DemoPlan {
  /** How many customers are won by the end. */
  readonly customers: number;
  /** The day after the last simulated one. */
  readonly until: Day;
  /** The same seed, the same customers and the same day: the same rows. */
  readonly seed: number;
}

/** Everything that is, before anything happens; living through a stretch changes its people. */
export interface World {
  readonly from: Day;
  readonly to: Day;
  readonly stretches: readonly StretchPlan[];
  readonly people: readonly Person[];
  readonly agents: readonly Agent[];
  readonly conditions: ConditionsCalendar;
  /** How busy each day is, from the first. */
  readonly busyness: Float64Array;
  readonly chance: Chance;
  /** Words draw from a source of their own: another sentence must not change a number. */
  readonly wording: Chance;
  counts: { interactions: number; purchases: number };
}

export interface StretchPlan extends Stretch {
  readonly contacts: number;
  readonly responses: number;
}

/** Contacts per customer over the whole time: 25,000 of 3,000. */
const contactsPerCustomer = 25 / 3;
/** Sunday to Saturday. */
const weekdays = [0.35, 1.3, 1.15, 1.1, 1.1, 1.05, 0.6] as const;

/** @throws RangeError when there are no customers */
export function foundWorld({ customers, until, seed }: DemoPlan): World {
  if (!(customers >= 1)) throw new RangeError("a demo needs at least one customer");
  const from = monthsBefore(until, history.months);
  const chance = chanceFrom(seededRandom(seed));
  const conditions = foreseeConditions(from, until, chance);
  const busyness = busynessOf(from, until, conditions);
  return {
    from,
    to: until,
    stretches: plannedStretches(from, until, customers, busyness),
    people: winCustomers(customers, from, until, chance),
    agents: hireAgents(chance),
    conditions,
    busyness,
    chance,
    wording: chanceFrom(seededRandom(seed + 1)),
    counts: { interactions: 0, purchases: 0 },
  };
}

/** Weekdays, and more people calling on days when less works. */
function busynessOf(from: Day, to: Day, conditions: ConditionsCalendar): Float64Array {
  return Float64Array.from({ length: to - from }, (_, i) => {
    const lost = teamNames.map(
      (team) => 100 - (conditions.get(teamDay(team, from + i))?.availability ?? 100),
    );
    const average = lost.reduce((a, b) => a + b, 0) / lost.length;
    return (weekdays[weekday(from + i)] ?? 1) * (1 + 0.03 * average);
  });
}

/** Exact totals, spread over the stretches as their days are busy. */
function plannedStretches(
  from: Day,
  to: Day,
  customers: number,
  busyness: Float64Array,
): StretchPlan[] {
  const all = stretches(from, to);
  const weights = all.map((stretch) =>
    busyness.subarray(stretch.from - from, stretch.to - from).reduce((a, b) => a + b, 0),
  );
  const total = Math.round(customers * contactsPerCustomer);
  const contacts = apportion(total, weights);
  const responses = apportion(Math.round(total * asking.responseRate), weights);
  return all.map((stretch, i) => ({
    ...stretch,
    contacts: contacts[i] ?? 0,
    responses: responses[i] ?? 0,
  }));
}
