import type { Day } from "./calendar";
import { type Chance, weightedPicker } from "./chance";
import {
  firstNames,
  inPlainLetters,
  type Language,
  languages,
  languageWeights,
  lastNames,
  regions,
} from "./names";
import { economics, history, loyaltyEffects, retentionEffects } from "./truth";

export const segments = ["private", "family", "business"] as const;
export type Segment = (typeof segments)[number];

/** What is known of a customer from the first day; the row that is stored. */
export interface SimulatedCustomer {
  readonly externalId: string;
  readonly name: string;
  readonly email: string | null;
  readonly locale: Language;
  readonly segment: Segment;
  readonly consent: boolean | null;
  readonly acquiredOn: Day;
  readonly acquisitionCost: number;
  readonly grossMargin: number;
  readonly attributes: Readonly<Record<string, string | number>>;
}

/** A customer with what nobody sees: inclinations, and what has happened so far. */
export interface Person {
  readonly facts: SimulatedCustomer;
  /** Contacts of this customer, relative to the average. */
  readonly calling: number;
  /** Log-odds of answering when asked, relative to the average. */
  readonly answering: number;
  /** Purchases of this customer, relative to the average. */
  readonly buying: number;
  /** Points of the 0–10 answer above the average customer's. */
  readonly leaning: number;
  readonly yearlyFee: number;
  /** What is remembered of all contacts, on the scale of the 0–10 answer. */
  loyalty: number;
  lastContactOn: Day | null;
  lastAskedAt: Date | null;
  unsubscribed: boolean;
  leftOn: Day | null;
  handledSeconds: number;
  spent: number;
}

const pickSegment = weightedPicker([0.56, 0.3, 0.14]);
const pickLanguage = weightedPicker(languageWeights);
const plans = { private: ["S", "M", "L"], family: ["M", "L"], business: ["Pro", "Team"] } as const;

/** The customers of an organisation that has been growing for years and keeps winning new ones. */
export function winCustomers(count: number, from: Day, to: Day, chance: Chance): Person[] {
  return Array.from({ length: count }, (_, i) => {
    const facts = introduce(i + 1, acquisitionDay(from, to, chance), chance);
    const leaning = loyaltyEffects.leaning * chance.normal();
    return {
      facts,
      calling: (chance.exponential(1) + chance.exponential(1)) / 2,
      answering: chance.normal(),
      buying: (chance.exponential(1) + chance.exponential(1)) / 2,
      leaning: leaning + loyaltyEffects.segment[facts.segment],
      yearlyFee: chance.logNormal(economics.yearlyFee[facts.segment], economics.feeSpread),
      loyalty: retentionEffects.typicalLoyalty + leaning,
      lastContactOn: null,
      lastAskedAt: null,
      unsubscribed: false,
      leftOn: null,
      handledSeconds: 0,
      spent: 0,
    };
  });
}

/** Two thirds were customers before the simulated time; the others arrive during it, evenly. */
function acquisitionDay(from: Day, to: Day, chance: Chance): Day {
  if (chance.happens(0.33)) return from + Math.floor(chance.uniform() * (to - from - 30));
  const earlier = (history.months / 12) * 365;
  return from - 1 - Math.floor(chance.uniform() ** 1.3 * earlier);
}

function introduce(number: number, acquiredOn: Day, chance: Chance): SimulatedCustomer {
  const locale = languages[pickLanguage(chance)] ?? "en";
  const segment = segments[pickSegment(chance)] ?? "private";
  const [first, last] = [chance.pick(firstNames[locale]), chance.pick(lastNames[locale])];
  const address = `${inPlainLetters(first)}.${inPlainLetters(last)}.${number}@example.com`;
  return {
    externalId: `C-${String(number).padStart(6, "0")}`,
    name: `${first} ${last}`,
    email: chance.happens(0.012) ? null : address,
    locale,
    segment,
    consent: consentOf(chance.uniform()),
    acquiredOn,
    acquisitionCost: Math.round(chance.logNormal(economics.acquisitionCost[segment], 0.25)),
    grossMargin: margin(economics.grossMargin[segment] + 0.03 * chance.normal()),
    attributes: { region: chance.pick(regions[locale]), plan: chance.pick(plans[segment]) },
  };
}

function consentOf(draw: number): boolean | null {
  if (draw < 0.02) return false;
  return draw < 0.12 ? null : true;
}

function margin(share: number): number {
  return Math.round(Math.min(0.9, Math.max(0.1, share)) * 1000) / 1000;
}
