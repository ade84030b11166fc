import { IANAZone } from "luxon";
import type { Tx } from "@/lib/access/context";
import type { Invitee } from "@/lib/delivery/barriers";
import { asPerson } from "@/lib/delivery/persons/as-person";
import { everyoneOf, type Persons, personsOf } from "@/lib/delivery/persons/persons-of";
import { inviteesOf, inviteesSeen } from "@/lib/delivery/read";
import { asksOfCustomers, factsOfCustomers } from "@/lib/touchpoints/candidates.store";
import { type Ask, memorySeconds } from "@/lib/touchpoints/contact-policy";
import type { Candidate } from "@/lib/touchpoints/sampling";
import { kindsOfSurveys } from "@/lib/touchpoints/trigger-facts";

/** Customers to decide on, and which records belong to the same person. */
export interface Candidates {
  byId: ReadonlyMap<string, Candidate>;
  /** Remembers that a person is asked, for whatever is decided next in the same breath. */
  remember: (customerId: string, ask: Ask) => void;
  /** The records of the same person, this one among them. */
  recordsOf: (customerId: string) => readonly string[];
}

interface Looking {
  /** Leave out that this interaction has led to an invitation. */
  exceptInteraction?: string;
  /** False where nobody is going to be asked. */
  held?: boolean;
}

/**
 * What decides whether customers may be asked. All records of a person are held until the
 * transaction ends, so that two workers who want to ask one person take turns.
 */
export async function candidatesOf(
  tx: Tx,
  customerIds: readonly string[],
  { exceptInteraction, held = true }: Looking = {},
): Promise<Candidates> {
  const persons = await personsOf(tx, customerIds);
  const everyone = everyoneOf(persons, customerIds);
  const invitees = await (held ? inviteesOf : inviteesSeen)(tx, everyone);
  const [facts, asks] = await Promise.all([
    factsOfCustomers(tx, customerIds),
    asksByPerson(tx, everyone, persons, exceptInteraction),
  ]);
  const byId = new Map(
    facts.flatMap((row): [string, Candidate][] => {
      const invitee = inviteeAmong(persons.get(row.id), invitees, row.id);
      return invitee ? [[row.id, candidateOf(row, invitee, asks.get(row.id) ?? [])]] : [];
    }),
  );
  const remember = (customerId: string, ask: Ask) => void asks.get(customerId)?.push(ask);
  const recordsOf = (customerId: string) => persons.get(customerId) ?? [customerId];
  return { byId, remember, recordsOf };
}

/** A customer as the rules see them, and the records of the same person. */
export interface Seen {
  candidate: Candidate;
  /** The record that stands for the person. */
  person: string;
  records: readonly string[];
}

/** Customers as the rules see them today, without their asks and without holding anybody. */
export async function personsSeen(
  tx: Tx,
  customerIds: readonly string[],
): Promise<Map<string, Seen>> {
  const persons = await personsOf(tx, customerIds);
  const invitees = await inviteesSeen(tx, everyoneOf(persons, customerIds));
  const facts = await factsOfCustomers(tx, customerIds);
  const seen = new Map<string, Seen>();
  for (const row of facts) {
    const records = [...(persons.get(row.id) ?? [row.id])].sort();
    const invitee = inviteeAmong(records, invitees, row.id);
    if (!invitee) continue;
    const [person = row.id] = records;
    seen.set(row.id, { candidate: candidateOf(row, invitee, []), person, records });
  }
  return seen;
}

/** A record as it may be asked: whoever said no under one record said no under each of theirs. */
function inviteeAmong(
  records: readonly string[] = [],
  invitees: ReadonlyMap<string, Invitee>,
  id: string,
): Invitee | undefined {
  const own = invitees.get(id);
  return (
    own &&
    asPerson(
      own,
      records.flatMap((record) => invitees.get(record) ?? []),
    )
  );
}

type FactsRow = Awaited<ReturnType<typeof factsOfCustomers>>[number];

/** A customer as the rules see them. */
function candidateOf(row: FactsRow, invitee: Invitee, asks: readonly Ask[]): Candidate {
  const { id: _, attributes, timezone, ...known } = row;
  // Imported customers may bring a time zone that no clock knows.
  const timeZone = timezone !== null && IANAZone.isValidZone(timezone) ? timezone : null;
  return { invitee, facts: { known: { ...known, timezone }, attributes }, timeZone, asks };
}

/** One list of asks per person, shared by all of their records. */
async function asksByPerson(
  tx: Tx,
  everyone: readonly string[],
  persons: Persons,
  exceptInteraction?: string,
): Promise<Map<string, Ask[]>> {
  const since = new Date(tx.now().getTime() - memorySeconds * 1000);
  const rows = await asksOfCustomers(tx, everyone, since, exceptInteraction);
  const kinds = await kindsOfSurveys(
    tx,
    rows.map(({ surveyId }) => surveyId),
  );
  const asks = new Map<string, Ask[]>();
  for (const id of everyone) {
    if (asks.has(id)) continue;
    const shared: Ask[] = [];
    for (const record of persons.get(id) ?? [id]) asks.set(record, shared);
  }
  for (const { customerId, surveyId, at } of rows) {
    asks.get(customerId)?.push({ at, kind: kinds.get(surveyId) ?? "other" });
  }
  return asks;
}
