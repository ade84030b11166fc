import { type Consents, withNoesOf } from "@/lib/customers/consent";

/** Everything by which a customer says that they are not to be asked, as one record of theirs has it. */
export interface Noes extends Consents {
  /** At one of the record's addresses. */
  unsubscribed: boolean;
  /** Surveys that are not wanted again there. */
  declined: readonly string[];
}

/** A record as its person may be asked: a no that was said under another record of theirs holds here too. */
export function asPerson<One extends Noes>(own: One, others: readonly Noes[]): One {
  const declined = others.flatMap((other) => other.declined);
  return {
    ...withNoesOf(own, others),
    unsubscribed: own.unsubscribed || others.some(({ unsubscribed }) => unsubscribed),
    declined: [...new Set([...own.declined, ...declined])],
  };
}
