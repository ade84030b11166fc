import { and, eq, type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { amongIds, eachId } from "@/lib/db/among";
import { customer } from "@/lib/db/tables/customers";
import { mostPerMailbox, mostPerPhone } from "@/lib/delivery/address";

export type Addresses = Awaited<ReturnType<typeof customersAndTheirs>>[number];

const columns = sql`id, mailbox, phone`;
const most = { mailbox: mostPerMailbox, phone: mostPerPhone };

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
    sql`(select distinct ${address} from known where ${address} is not null)`;
  const all = sql`(
    with known as materialized (
      select mine.* from ${eachId(customerIds)} cross join lateral (
        select ${columns} from customer
        where organization_id = ${tx.organizationId} and id = one.id limit 1) as mine)
    select * from known
    union ${reachedBy(tx, "mailbox", known(sql`mailbox`))}
    union ${reachedBy(tx, "phone", known(sql`phone`))}) as found`;
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
    union ${reachedBy(tx, "phone", each(phones))}) as found`;
  return tx.db.select(found).from(all).prepare("customers_reached_by").execute();
}

/** Those of these records with which a no may be recorded, to everything or to a channel. */
export async function noesOf(tx: Tx, customerIds: readonly string[]) {
  if (customerIds.length === 0) return [];
  const { id, consent, channelConsents } = customer;
  return tx.db
    .select({ id, consent, channelConsents })
    .from(customer)
    .where(
      and(
        eq(customer.organizationId, tx.organizationId),
        amongIds(id, customerIds),
        sql`(${consent} is false or ${channelConsents} <> '{}')`,
      ),
    );
}
