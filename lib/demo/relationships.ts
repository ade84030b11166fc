import { type Day, dateOf, millisecondsPerDay } from "./calendar";
import { probability } from "./chance";
import type { Person } from "./customers";
import { economics, retentionEffects } from "./truth";
import type { StretchPlan, World } from "./world";

export interface SimulatedPurchase {
  readonly externalId: string;
  readonly person: Person;
  readonly occurredAt: Date;
  readonly product: string;
  readonly amount: number;
  readonly margin: number;
}

/** What the months have made of a customer, as it is known at the end. */
export interface CustomerEnding {
  readonly person: Person;
  readonly retained: boolean;
  readonly churnedOn: string | null;
  readonly annualRevenue: number;
  readonly costToServe: number;
}

const daysPerMonth = 30.44;
const daysPerYear = 365.25;
const products = ["Data pack", "Router", "Handset cover", "Streaming", "Roaming pass"] as const;

/** Loyalty → retention: who leaves during a stretch, after the last contact in it. */
export function leaveSome({ people, chance }: World, { from, to }: StretchPlan): void {
  const { base, perLoyalty } = retentionEffects.leaving;
  for (const person of people) {
    const start = Math.max(from, person.facts.acquiredOn);
    if (person.leftOn !== null || start >= to) continue;
    const monthly = probability(base + perLoyalty * aboveTypical(person));
    const during = 1 - (1 - monthly) ** ((to - start) / daysPerMonth);
    if (!chance.happens(during)) continue;
    const earliest = Math.max(start, person.lastContactOn ?? start);
    person.leftOn = earliest + Math.floor(chance.uniform() * (to - earliest));
  }
}

/** Loyalty → buying: purchases of a stretch, in order of time. */
export function buySome(world: World, stretch: StretchPlan): SimulatedPurchase[] {
  const bought = world.people.flatMap((person) => purchasesOf(world, person, stretch));
  bought.sort((a, b) => a.occurredAt.getTime() - b.occurredAt.getTime());
  return bought.map((purchase) => {
    world.counts.purchases += 1;
    const externalId = `P-${String(world.counts.purchases).padStart(7, "0")}`;
    return { ...purchase, externalId };
  });
}

function purchasesOf(
  { chance }: World,
  person: Person,
  stretch: StretchPlan,
): Omit<SimulatedPurchase, "externalId">[] {
  const { perMonth, perLoyalty } = retentionEffects.buying;
  const from = Math.max(stretch.from, person.facts.acquiredOn);
  const days = Math.min(stretch.to, person.leftOn ?? stretch.to) - from;
  if (days <= 0) return [];
  const eager = person.buying * Math.exp(perLoyalty * aboveTypical(person));
  const count = chance.poisson((perMonth * eager * days) / daysPerMonth);
  return Array.from({ length: count }, () => {
    const amount = inCents(chance.logNormal(economics.purchase.median, economics.purchase.spread));
    person.spent += amount;
    return {
      person,
      occurredAt: new Date(Math.floor((from + chance.uniform() * days) * millisecondsPerDay)),
      product: chance.pick(products),
      amount,
      margin: inCents(amount * person.facts.grossMargin),
    };
  });
}

/** Retention → value: the elements of customer lifetime value, from what happened. */
export function customerEndings(world: World): CustomerEnding[] {
  return world.people.map((person) => {
    const { base, years } = { base: person.yearlyFee, years: yearsSeen(world, person) };
    const upgraded = base * (1 + retentionEffects.upgrading * aboveTypical(person));
    const hours = person.handledSeconds / 3600;
    const service = (hours / years) * economics.costPerHandledHour;
    return {
      person,
      retained: person.leftOn === null,
      churnedOn: person.leftOn === null ? null : dateOf(person.leftOn),
      annualRevenue: inCents(upgraded + person.spent / years),
      costToServe: inCents(economics.fixedCostToServe + service),
    };
  });
}

/** Years inside the simulated time, at least a half, so that a short stay is not blown up. */
function yearsSeen({ from, to }: World, { facts, leftOn }: Person): number {
  const seen: Day = (leftOn ?? to) - Math.max(from, facts.acquiredOn);
  return Math.max(0.5, seen / daysPerYear);
}

function aboveTypical({ loyalty }: Person): number {
  return loyalty - retentionEffects.typicalLoyalty;
}

function inCents(amount: number): number {
  return Math.round(amount * 100) / 100;
}
