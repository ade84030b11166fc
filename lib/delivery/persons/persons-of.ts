import type { Tx } from "@/lib/access/context";
import {
  type Addresses,
  customersAndTheirs,
  customersReachedBy,
} from "@/lib/delivery/persons/persons.store";
import { samePersons } from "@/lib/delivery/persons/same-person";

/** How often records are followed from address to address until they are taken for everybody. */
const stepsFollowed = 3;

/** For each customer, the ids of all records of the same person, their own among them. */
export type Persons = ReadonlyMap<string, readonly string[]>;

/**
 * The records of each customer's person: whoever shares a mailbox or a telephone with one of them,
 * inside the caller's own verb.
 */
export async function personsOf(tx: Tx, customerIds: readonly string[]): Promise<Persons> {
  let reached = await customersAndTheirs(tx, customerIds);
  let persons = samePersons(reached);
  const given = new Set(customerIds);
  const looked = new Set(addressesOf(reached.filter(({ id }) => given.has(id))));
  for (let step = 1; step < stepsFollowed; step += 1) {
    const theirs = new Set(everyoneOf(persons, customerIds));
    const further = reached.filter(({ id }) => theirs.has(id));
    const mailboxes = unlike(
      looked,
      further.flatMap(({ mailbox }) => mailbox ?? []),
    );
    const phones = unlike(
      looked,
      further.flatMap(({ phone }) => phone ?? []),
    );
    if (mailboxes.length + phones.length === 0) break;
    const known = new Map(reached.map((one) => [one.id, one]));
    for (const one of await customersReachedBy(tx, mailboxes, phones)) known.set(one.id, one);
    for (const one of [...mailboxes, ...phones]) looked.add(one);
    reached = [...known.values()];
    persons = samePersons(reached);
  }
  return persons;
}

const addressesOf = (reached: readonly Addresses[]) =>
  reached.flatMap(({ mailbox, phone }) => [mailbox ?? [], phone ?? []].flat());

const unlike = (looked: ReadonlySet<string>, addresses: readonly string[]) => [
  ...new Set(addresses.filter((one) => !looked.has(one))),
];

/** Every record of these customers' persons, each once. */
export function everyoneOf(persons: Persons, customerIds: readonly string[]): string[] {
  return [...new Set(customerIds.map((id) => persons.get(id) ?? []))].flat();
}
