import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { customer } from "@/lib/db/tables/customers";
import { type ChannelRow, findChannels } from "@/lib/delivery/channel.store";
import { letterSettings } from "@/lib/delivery/channel-config";

/** A customer's postal address as letters/post-address.ts reads it; null where there is none. */
export type Post = SQL<string | null>;

export const noPost: Post = sql<string | null>`null::text`;

/** How a customer's postal address is found in a row; none while no letters are written. */
export async function postOf(tx: Tx): Promise<Post> {
  return postAmong(await findChannels(tx));
}

/** The same by channels that were read already. */
export function postAmong(channels: readonly ChannelRow[]): Post {
  const row = channels.find(({ kind }) => kind === "letter");
  if (!row?.active) return noPost;
  const { street, addition, postcode, city, country } = letterSettings(row);
  const part = (name: string) => {
    if (name === "") return sql`''`;
    const value = sql`${customer.attributes} ->> ${name}::text`;
    return sql`coalesce(btrim(regexp_replace(${value}, '\\s+', ' ', 'g')), '')`;
  };
  const parts = [street, addition, postcode, city, country].map(part);
  const name = sql`coalesce(btrim(${customer.name}), '')`;
  return sql<string | null>`case when ${part(street)} <> '' and ${part(city)} <> ''
    then concat_ws(E'\\n', ${sql.join([name, ...parts], sql`, `)}) end`;
}
