/*
 * Customers who share a mailbox or a telephone are one person to the contact policy, whatever their
 * records say: somebody with three addresses is not asked three times. A telephone that many records
 * share is a switchboard, and says nothing of who they are; a mailbox they share is asked as one.
 */

/** By what a customer can be reached. */
export interface Reach {
  id: string;
  mailbox: string | null;
  phone: string | null;
}

const recordsPerPhone = 5;

function keysOf({ mailbox, phone }: Reach): string[] {
  const keys: string[] = [];
  if (mailbox) keys.push(`mailbox ${mailbox}`);
  if (phone) keys.push(`phone ${phone}`);
  return keys;
}

/** For each customer, the ids of all records of the same person, their own among them. */
export function samePersons(reached: readonly Reach[]): Map<string, readonly string[]> {
  const byKey = new Map<string, string[]>();
  for (const one of reached) {
    for (const key of keysOf(one)) {
      const sharing = byKey.get(key);
      if (sharing) sharing.push(one.id);
      else byKey.set(key, [one.id]);
    }
  }
  const persons = new Map(reached.map(({ id }) => [id, new Set([id])]));
  for (const [key, ids] of byKey) {
    if (key.startsWith("phone") && ids.length > recordsPerPhone) continue;
    join(persons, ids);
  }
  return new Map([...persons].map(([id, person]) => [id, [...person]]));
}

function join(persons: Map<string, Set<string>>, ids: readonly string[]): void {
  const [first, ...others] = ids;
  const person = first === undefined ? undefined : persons.get(first);
  if (!person) return;
  for (const other of others) {
    const theirs = persons.get(other);
    if (!theirs || theirs === person) continue;
    for (const id of theirs) {
      person.add(id);
      persons.set(id, person);
    }
  }
}
