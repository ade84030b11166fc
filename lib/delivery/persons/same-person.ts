import { mostPerMailbox, mostPerPhone } from "@/lib/delivery/address";

/*
 * Customers who share a mailbox or a telephone are one person to the contact policy, whatever their
 * records say: somebody with three addresses is not asked three times. A telephone that many records
 * share is a switchboard, and says nothing of who they are. A mailbox they share is asked as one, until
 * they are so many that it was written down where nobody's was known.
 */

/** By what a customer can be reached. */
export interface Reach {
  id: string;
  mailbox: string | null;
  phone: string | null;
}

function keysOf({ mailbox, phone }: Reach): string[] {
  const keys: string[] = [];
  if (mailbox) keys.push(`mailbox ${mailbox}`);
  if (phone) keys.push(`phone ${phone}`);
  return keys;
}

/** For each customer, the ids of all records of the same person, their own among them: one list for all. */
export function samePersons(reached: readonly Reach[]): Map<string, readonly string[]> {
  const byKey = new Map<string, string[]>();
  for (const one of reached) {
    for (const key of keysOf(one)) {
      const sharing = byKey.get(key);
      if (sharing) sharing.push(one.id);
      else byKey.set(key, [one.id]);
    }
  }
  const persons = new Map(reached.map(({ id }) => [id, [id]]));
  for (const [key, ids] of byKey) {
    const most = key.startsWith("phone") ? mostPerPhone : mostPerMailbox;
    if (ids.length <= most) join(persons, ids);
  }
  return persons;
}

function join(persons: Map<string, string[]>, ids: readonly string[]): void {
  const [first, ...others] = ids;
  for (const other of others) {
    const one = first === undefined ? undefined : persons.get(first);
    const theirs = persons.get(other);
    if (!one || !theirs || one === theirs) continue;
    const [larger, smaller] = one.length < theirs.length ? [theirs, one] : [one, theirs];
    for (const id of smaller) {
      larger.push(id);
      persons.set(id, larger);
    }
  }
}
