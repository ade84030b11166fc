import { z } from "zod";
import { AttributeKey, Label } from "@/lib/customers/shapes";
import { KpiKey } from "@/lib/kpis/shapes";

/*
 * The language in which triggers and the contact policy say whom they mean: a list of clauses that
 * must all hold. A clause is one comparison, or `{ any: [...] }` of which one has to hold; with
 * comparisons that can be turned round ("none-of", "below"), that says whatever and, or and not can
 * say. Two levels and no more, so that a form can show all of it.
 *
 * Nothing unknown is ever more, less or one of anything; it is "none-of" every list.
 */

/** What of a customer can be compared, by its name here. */
export const customerFactNames = [
  "segment",
  "locale",
  "timezone",
  "preferredChannel",
  "clv",
  "annualRevenue",
  "costToServe",
  "acquisitionCost",
  "retained",
] as const;
export type CustomerFactName = (typeof customerFactNames)[number];

const interactionFactNames = ["touchpoint", "channel", "team", "agent"] as const;
type InteractionFactName = (typeof interactionFactNames)[number];

export type Value = string | number | boolean;

/** What a condition may ask about. */
export interface Facts {
  interaction: Record<InteractionFactName, string | null> & { kpis: Record<string, number> };
  customer: CustomerFacts | null;
}

export interface CustomerFacts {
  known: Partial<Record<CustomerFactName, Value | null>>;
  attributes: Record<string, Value>;
}

const kpiPrefix = "kpi.";
const customerPrefix = "customer.";
const attributePrefix = "customer.attributes.";

/** `touchpoint`, `kpi.<key>`, `customer.segment`, `customer.attributes.<key>`: as imports name them. */
const FactName = z
  .string()
  .max(90)
  .refine(isFactName, "Use touchpoint, channel, team, agent, kpi.… or customer.…");

function isFactName(name: string): boolean {
  if (interactionFactNames.some((one) => one === name)) return true;
  if (name.startsWith(kpiPrefix)) return KpiKey.safeParse(name.slice(kpiPrefix.length)).success;
  if (name.startsWith(attributePrefix))
    return AttributeKey.safeParse(name.slice(attributePrefix.length)).success;
  return customerFactNames.some((one) => name === `${customerPrefix}${one}`);
}

const values = z
  .array(z.union([Label, z.number(), z.boolean()]))
  .min(1, "Say at least one.")
  .max(200);

export const Comparison = z.discriminatedUnion("is", [
  z.object({ fact: FactName, is: z.enum(["one-of", "none-of"]), values }),
  z.object({
    fact: FactName,
    is: z.enum(["at-least", "at-most", "above", "below"]),
    value: z.number("Enter a number."),
  }),
  z.object({ fact: FactName, is: z.enum(["known", "unknown"]) }),
]);
export type Comparison = z.infer<typeof Comparison>;

const Clause = z.union([Comparison, z.object({ any: z.array(Comparison).min(1).max(20) })]);
export type Clause = z.infer<typeof Clause>;

/** All of these have to hold; none at all holds always. */
export const Condition = z.array(Clause).max(50);
export type Condition = z.infer<typeof Condition>;

export type Predicate = (facts: Facts) => boolean;

/** The condition as a function, so that it is read once and asked often. */
export function compile(condition: Condition): Predicate {
  const clauses = condition.map((clause) => {
    const tests = ("any" in clause ? clause.any : [clause]).map(compileComparison);
    return (facts: Facts) => tests.some((test) => test(facts));
  });
  return (facts) => clauses.every((clause) => clause(facts));
}

function compileComparison(comparison: Comparison): Predicate {
  const read = reader(comparison.fact);
  if ("values" in comparison) {
    // As text, because nobody who writes a rule knows whether "12" was sent as a number.
    const listed = new Set(comparison.values.map(String));
    const wanted = comparison.is === "one-of";
    return (facts) => {
      const known = read(facts);
      return (known !== null && listed.has(String(known))) === wanted;
    };
  }
  if ("value" in comparison) {
    const { value } = comparison;
    const compare = compares[comparison.is];
    return (facts) => {
      const known = read(facts);
      return typeof known === "number" && compare(known, value);
    };
  }
  const wanted = comparison.is === "known";
  return (facts) => (read(facts) !== null) === wanted;
}

const compares = {
  "at-least": (known: number, value: number) => known >= value,
  "at-most": (known: number, value: number) => known <= value,
  above: (known: number, value: number) => known > value,
  below: (known: number, value: number) => known < value,
};

/** How a fact is found; null when it is not known. */
function reader(fact: string): (facts: Facts) => Value | null {
  if (fact.startsWith(kpiPrefix)) {
    const key = fact.slice(kpiPrefix.length);
    return ({ interaction }) => own(interaction.kpis, key);
  }
  if (fact.startsWith(attributePrefix)) {
    const key = fact.slice(attributePrefix.length);
    return ({ customer }) => (customer ? own(customer.attributes, key) : null);
  }
  if (fact.startsWith(customerPrefix)) {
    const key = fact.slice(customerPrefix.length);
    return ({ customer }) => (customer ? own(customer.known, key) : null);
  }
  const field = interactionFactNames.find((one) => one === fact);
  return ({ interaction }) => (field ? interaction[field] : null);
}

/** Only what was said: "constructor" is no attribute of anybody. */
function own<T extends Value | null>(known: Record<string, T | undefined>, key: string): T | null {
  return Object.hasOwn(known, key) ? (known[key] ?? null) : null;
}
