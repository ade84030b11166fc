import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { eachId } from "@/lib/db/among";
import { customer } from "@/lib/db/tables/customers";
import { mostPerMailbox, mostPerPhone } from "@/lib/delivery/address";

const most = { mailbox: mostPerMailbox, phone: mostPerPhone };

/**
 * Those of these customers who have said no, under their own record or another one with their mailbox
 * or telephone; of an address that very many share nobody knows who said it.
 */
export async function saidNoAnywhere(tx: Tx, customerIds: readonly string[]): Promise<Set<string>> {
  if (customerIds.length === 0) return new Set();
  const ours = (which: SQL) =>
    sql`from ${customer} where organization_id = ${tx.organizationId} and ${which}`;
  const mine = sql`(select mailbox, phone, consent ${ours(sql`id = one.id`)} limit 1) as mine`;
  const saidBy = (address: keyof typeof most) => {
    const column = sql.raw(address);
    return sql`(select count(*) <= ${sql.raw(String(most[address]))} and bool_or(consent is false)
      from (select consent ${ours(sql`${column} = mine.${column}`)}
        limit ${sql.raw(String(most[address] + 1))}) as sharing)`;
  };
  const rows = await tx.db
    .select({ id: sql<string>`one.id` })
    .from(sql`${eachId(customerIds)} cross join lateral ${mine}`)
    .where(sql`mine.consent is false or ${saidBy("mailbox")} or ${saidBy("phone")}`)
    .prepare("said_no_anywhere")
    .execute();
  return new Set(rows.map(({ id }) => id));
}
