import { z } from "zod";
import { Bases } from "@/lib/delivery/lawful-basis";
import {
  Condition,
  type CustomerFacts,
  compile,
  type Predicate,
} from "@/lib/touchpoints/condition";

/*
 * How often one person may be asked, across all surveys, triggers and channels. The general limits
 * hold for every ask; those of a kind of survey hold on top of them, for asks of that kind alone.
 */

const day = 86_400;
const yearSeconds = 365 * day;
/** The longest rest period there can be: what is longer ago forbids nothing. */
export const memorySeconds = 5 * yearSeconds;

/** What a survey's outcome question measures. */
export const surveyKinds = ["nps", "csat", "ces", "other"] as const;
export type SurveyKind = (typeof surveyKinds)[number];

const RestPeriod = z
  .int("Enter a whole number.")
  .min(0, "At least 0.")
  .max(1825 * day, "At most 5 years.");

const Limits = z.object({
  /** From one ask to the next. */
  restPeriodSeconds: RestPeriod,
  /** Asks within any 365 days; null for as many as the rest period allows. */
  yearlyMaximum: z.int("Enter a whole number.").min(1, "At least 1.").max(1000).nullable(),
});
export type Limits = z.infer<typeof Limits>;

/** Whether a condition asks about nothing but the customer. */
export const isOfCustomers = (clauses: Condition) =>
  clauses
    .flatMap((clause) => ("any" in clause ? clause.any : [clause]))
    .every(({ fact }) => fact.startsWith("customer."));

export const OfCustomers = Condition.min(1, "Say whom this is about.").refine(
  isOfCustomers,
  "An exception can only be about customers.",
);

const Exception = z.object({
  when: OfCustomers,
  /** Null: these customers are never asked. */
  limits: Limits.nullable(),
});

export const ContactPolicy = z.object({
  ...Limits.shape,
  restPeriodSeconds: RestPeriod.default(30 * day),
  yearlyMaximum: Limits.shape.yearlyMaximum.default(null),
  /** Further limits among surveys of one kind. */
  kinds: z.partialRecord(z.enum(surveyKinds), Limits).default({}),
  /** Other general limits for some customers; the first that fits holds. */
  exceptions: z.array(Exception).max(20).default([]),
  ...Bases.shape,
  /** Whether a trigger's own rest period may be shorter than this policy's. */
  triggersMayShorten: z.boolean().default(true),
});
export type ContactPolicy = z.infer<typeof ContactPolicy>;

export const ReadContactPolicy = z.object({});

/** A policy as it is laid down: an empty body is no policy but a mistake, so the rest period is said. */
export const EditContactPolicy = ContactPolicy.extend({ restPeriodSeconds: RestPeriod });

export const usualPolicy: ContactPolicy = ContactPolicy.parse({});

/** The policy with its exceptions compiled. */
export interface ReadyPolicy extends Omit<ContactPolicy, "exceptions"> {
  exceptions: readonly { fits: Predicate; limits: Limits | null }[];
}

export function readyPolicy(policy: ContactPolicy): ReadyPolicy {
  const exceptions = policy.exceptions.map(({ when, limits }) => ({ fits: compile(when), limits }));
  return { ...policy, exceptions };
}

/** What is known of an interaction where there is none. */
export const nowhere = { touchpoint: null, channel: null, team: null, agent: null, kpis: {} };

/** One request to this person that was made or is still to come. */
export interface Ask {
  at: Date;
  kind: SurveyKind;
}

/** What the policy says of asking one person by one trigger. */
export interface Permitted {
  never: boolean;
  /** The first moments at which the rest period and the yearly maximum permit it. */
  restedAt: number;
  yearAt: number;
}

/** When a person may be asked next; what is still to come counts like what was. */
export function permitted(
  policy: ReadyPolicy,
  trigger: { surveyKind: SurveyKind; restPeriodSeconds: number | null },
  customer: CustomerFacts,
  asks: readonly Ask[],
): Permitted {
  const exception = policy.exceptions.find(({ fits }) => fits({ interaction: nowhere, customer }));
  const general = exception ? exception.limits : policy;
  if (general === null) return { never: true, restedAt: 0, yearAt: 0 };
  const { restPeriodSeconds: own, surveyKind } = trigger;
  const ofKind = policy.kinds[surveyKind];
  const alike = ofKind ? asks.filter(({ kind }) => kind === surveyKind) : [];
  // A trigger's own rest period replaces both, or can only lengthen them.
  const holds = own === null || !policy.triggersMayShorten;
  return {
    never: false,
    restedAt: Math.max(
      restedAt(own ?? 0, asks),
      holds ? restedAt(general.restPeriodSeconds, asks) : 0,
      holds && ofKind ? restedAt(ofKind.restPeriodSeconds, alike) : 0,
    ),
    yearAt: Math.max(
      yearAt(general.yearlyMaximum, asks),
      yearAt(ofKind?.yearlyMaximum ?? null, alike),
    ),
  };
}

function restedAt(restSeconds: number, asks: readonly Ask[]): number {
  if (restSeconds === 0) return 0;
  return Math.max(0, ...asks.map(({ at }) => at.getTime() + restSeconds * 1000));
}

/** A year after the ask that the maximum counts back to. */
function yearAt(maximum: number | null, asks: readonly Ask[]): number {
  if (maximum === null || asks.length < maximum) return 0;
  const latestFirst = asks.map(({ at }) => at.getTime()).sort((a, b) => b - a);
  return (latestFirst[maximum - 1] ?? 0) + yearSeconds * 1000;
}
