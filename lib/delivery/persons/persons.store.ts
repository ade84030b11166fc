import { and, eq, type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { amongIds, eachId } from "@/lib/db/among";
import { customer } from "@/lib/db/tables/customers";
import { optOut, surveyOptOut } from "@/lib/db/tables/delivery";
import { leastDigits, mostPerMailbox, mostPerPhone } from "@/lib/delivery/address";
import type { Noes } from "@/lib/delivery/persons/as-person";

export type Addresses = Awaited<ReturnType<typeof customersAndTheirs>>[number];

/** "n/a" stands in the place of many telephones, and joins nobody. It is still looked up by equality alone. */
const columns = sql`id, mailbox, case when length(regexp_replace(network_number, '[^0-9]', '', 'g'))
  >= ${sql.raw(String(leastDigits))} then network_number end as phone`;
const most = { mailbox: mostPerMailbox, network_number: mostPerPhone };

/**
 * Customers by each of these addresses. One more of each than there may be of a person tells that it
 * belongs to nobody in particular, and however many share it, no more are read.
 */
const reachedBy = (tx: Tx, address: keyof typeof most, these: SQL) => sql`select theirs.*
  from ${these} as reached (address) cross join lateral (
    select ${columns} from customer
    where organization_id = ${tx.organizationId} and ${sql.raw(address)} = reached.address
    limit ${sql.raw(String(most[address] + 1))}) as theirs`;

const found = {
  id: sql<string>`id`,
  mailbox: sql<string | null>`mailbox`,
  phone: sql<string | null>`phone`,
};

/**
 * By what these customers can be reached, and others who can be reached by one of their addresses;
 * each once. All are looked up by key, one address after another.
 */
export async function customersAndTheirs(tx: Tx, customerIds: readonly string[]) {
  if (customerIds.length === 0) return [];
  const known = (address: SQL) =>
    sql`(select distinct ${address} from known where ${address} <> '')`;
  const all = sql`(
    with known as materialized (
      select mine.* from ${eachId(customerIds)} cross join lateral (
        select ${columns} from customer
        where organization_id = ${tx.organizationId} and id = one.id limit 1) as mine)
    select * from known
    union ${reachedBy(tx, "mailbox", known(sql`mailbox`))}
    union ${reachedBy(tx, "network_number", known(sql`phone`))}) as found`;
  return tx.db.select(found).from(all).prepare("customers_and_theirs").execute();
}

/** Customers who can be reached by one of these; each once. */
export async function customersReachedBy(
  tx: Tx,
  mailboxes: readonly string[],
  phones: readonly string[],
): Promise<Addresses[]> {
  if (mailboxes.length + phones.length === 0) return [];
  const each = (texts: readonly string[]) => sql`unnest(${sql.param([...texts])}::text[])`;
  const all = sql`(${reachedBy(tx, "mailbox", each(mailboxes))}
    union ${reachedBy(tx, "network_number", each(phones))}) as found`;
  return tx.db.select(found).from(all).prepare("customers_reached_by").execute();
}

/** Those of these records with which a no may be recorded: to everything, to a channel or to a survey. */
export async function noesOf(
  tx: Tx,
  customerIds: readonly string[],
): Promise<(Noes & { id: string })[]> {
  if (customerIds.length === 0) return [];
  const { id, consent, channelConsents, mailbox, networkNumber, phone } = customer;
  // Equality alone is served by an index beneath row-level security, which lower() would keep from it.
  const among = (table: typeof optOut | typeof surveyOptOut) =>
    sql`from ${table} as said where said.organization_id = ${tx.organizationId}
      and said.address in (${mailbox}, ${networkNumber}, ${phone})`;
  const unsubscribed = sql<boolean>`exists (select ${among(optOut)} and said.source <> 'bounced')`;
  const declined = sql<string[]>`array(select said.survey_id::text ${among(surveyOptOut)})`;
  const found = tx.db
    .select({
      ...{ id, consent, channelConsents },
      ...{ unsubscribed: unsubscribed.as("unsubscribed"), declined: declined.as("declined") },
    })
    .from(customer)
    .where(and(eq(customer.organizationId, tx.organizationId), amongIds(id, customerIds)))
    .as("found");
  return tx.db
    .select()
    .from(found)
    .where(
      sql`${found.consent} is false or ${found.channelConsents} <> '{}' or unsubscribed or declined <> '{}'`,
    );
}
