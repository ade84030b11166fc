import type { Events } from "./write-events";

/** What tells events of each kind from one another in a file: rows without an id are their own. */
export interface EventKeys {
  interactions: ReadonlySet<string>;
  purchases: ReadonlySet<string>;
  periodValues: ReadonlySet<string>;
  /** Referrals are counted for their customers, who may be those of other referrals. */
  hasReferrals: boolean;
}

export const noEvents: EventKeys = {
  interactions: new Set(),
  purchases: new Set(),
  periodValues: new Set(),
  hasReferrals: false,
};

export function eventKeys({ interactions, purchases, referrals, periodValues }: Events): EventKeys {
  return {
    interactions: namesOf(interactions),
    purchases: namesOf(purchases),
    periodValues: new Set(
      periodValues.map(({ kpiId, start, team }) => `${kpiId} ${start} ${team}`),
    ),
    hasReferrals: referrals.length > 0,
  };
}

function namesOf(events: Events["interactions"] | Events["purchases"]): Set<string> {
  const names = new Set<string>();
  for (const { identity } of events) {
    if (identity.externalId !== null) names.add(identity.externalId);
  }
  return names;
}

/** Whether two chunks speak of the same event, so that the later one must find what the other wrote. */
export function shareEvents(a: EventKeys, b: EventKeys): boolean {
  return (
    overlap(a.interactions, b.interactions) ||
    overlap(a.purchases, b.purchases) ||
    overlap(a.periodValues, b.periodValues) ||
    (a.hasReferrals && b.hasReferrals)
  );
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  for (const key of b) if (a.has(key)) return true;
  return false;
}
