import { newId } from "@/lib/ground/ids";
import type { SurveyDefinition } from "@/lib/surveys/shapes";
import { dateOf, millisecondsPerDay } from "./calendar";
import type { Person } from "./customers";
import type { CustomerEnding } from "./relationships";
import type { Ending, NewCustomer, NewPeriodValue } from "./store";
import { economics } from "./truth";
import type { World } from "./world";

/** What the rows refer to. Ids are given in order of time, so that lists by id are lists by time. */
export interface References {
  readonly surveyId: string;
  readonly versionId: string;
  readonly triggerId: string;
  readonly definition: SurveyDefinition;
  readonly customerIds: ReadonlyMap<Person, string>;
}

/** The stored customer behind a simulated one. */
export function idOf({ customerIds }: References, person: Person): string {
  const id = customerIds.get(person);
  if (id === undefined) throw new RangeError("somebody unknown");
  return id;
}

/** A customer as known before the end; the other elements of value follow as an `Ending`. */
export function customerRow(id: string, { facts }: Person, { from, to }: World): NewCustomer {
  const { acquiredOn, acquisitionCost, grossMargin, ...known } = facts;
  return {
    ...known,
    id,
    timeZone: "UTC",
    acquiredAt: dateOf(acquiredOn),
    acquisitionCost: String(acquisitionCost),
    grossMargin: String(grossMargin),
    currency: economics.currency,
    kpis: {},
    createdAt: new Date(Math.max(from, acquiredOn) * millisecondsPerDay),
    updatedAt: new Date(to * millisecondsPerDay),
  };
}

export function endingRow(references: References, ending: CustomerEnding): Ending {
  return {
    id: idOf(references, ending.person),
    churned_at: ending.churnedOn,
    retained: ending.retained,
    annual_revenue: ending.annualRevenue,
    cost_to_serve: ending.costToServe,
  };
}

/** Availability and page errors of every team and day. */
export function periodRows(
  { conditions, to }: World,
  kpiIds: { availability: string; pageErrors: string },
): NewPeriodValue[] {
  const now = new Date(to * millisecondsPerDay);
  const stamps = { createdAt: now, updatedAt: now };
  return [...conditions.values()].flatMap(({ team, day, availability, pageErrors }) => {
    const shared = { periodStart: dateOf(day), team, ...stamps };
    return [
      { ...shared, id: newId(), kpiId: kpiIds.availability, value: availability },
      { ...shared, id: newId(), kpiId: kpiIds.pageErrors, value: pageErrors },
    ];
  });
}
