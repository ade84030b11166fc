import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import type { Consents } from "@/lib/customers/consent";
import { eachId } from "@/lib/db/among";
import { customer } from "@/lib/db/tables/customers";
import { mostPerMailbox, mostPerPhone } from "@/lib/delivery/address";

const most = { mailbox: mostPerMailbox, phone: mostPerPhone };

/**
 * What may be a no of these customers and is recorded with another one who has their mailbox or
 * telephone, by customer; of an address that very many share nobody knows who said it.
 */
export async function noesElsewhere(
  tx: Tx,
  customerIds: readonly string[],
): Promise<Map<string, Consents[]>> {
  if (customerIds.length === 0) return new Map();
  const ours = (which: SQL) =>
    sql`from ${customer} where organization_id = ${tx.organizationId} and ${which}`;
  const mine = sql`(select mailbox, phone ${ours(sql`id = one.id`)} limit 1) as mine`;
  const saidBy = (address: keyof typeof most) => {
    const column = sql.raw(address);
    return sql`(select case when count(*) <= ${sql.raw(String(most[address]))} then
        jsonb_agg(jsonb_build_object('consent', consent, 'channelConsents', channel_consents))
          filter (where consent is false or channel_consents <> '{}') end as said
      from (select consent, channel_consents ${ours(sql`${column} = mine.${column}`)}
        limit ${sql.raw(String(most[address] + 1))}) as sharing) as by_${column}`;
  };
  const rows = await tx.db
    .select({
      id: sql<string>`one.id`,
      said: sql<Consents[]>`coalesce(by_mailbox.said, '[]') || coalesce(by_phone.said, '[]')`,
    })
    .from(
      sql`${eachId(customerIds)} cross join lateral ${mine}
        cross join lateral ${saidBy("mailbox")} cross join lateral ${saidBy("phone")}`,
    )
    .where(sql`by_mailbox.said is not null or by_phone.said is not null`)
    .prepare("noes_elsewhere")
    .execute();
  return new Map(rows.map(({ id, said }) => [id, said]));
}
