import { and, asc, eq, type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { customer } from "@/lib/db/tables/customers";
import { invitation } from "@/lib/db/tables/delivery";
import { type ChannelRow, findChannels } from "@/lib/delivery/channel.store";
import { letterSettings } from "@/lib/delivery/channel-config";
import type { LetterSettings } from "@/lib/delivery/channel-shapes";

/** A customer's postal address as letters/post-address.ts reads it; null where there is none. */
export type Post = SQL<string | null>;

export const noPost: Post = sql<string | null>`null::text`;

/** How a customer's postal address is found in a row; none where letters were never set up. */
export async function postOf(tx: Tx): Promise<Post> {
  return postAmong(await findChannels(tx));
}

/**
 * The same by channels that were read already. Also of one that is switched off: what waits for it is
 * reached by it still.
 */
export function postAmong(channels: readonly ChannelRow[]): Post {
  const row = channels.find(({ kind }) => kind === "letter");
  return row === undefined ? noPost : postBy(letterSettings(row));
}

function postBy({ street, addition, postcode, city, country }: LetterSettings): Post {
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

const lookedAt = 500;

/** Of the letters that wait longest, how many have an address by either of two settings. */
export async function countAddressed(tx: Tx, one: LetterSettings, other: LetterSettings) {
  const waiting = tx.db
    .select({ customerId: invitation.customerId })
    .from(invitation)
    .where(
      and(
        eq(invitation.organizationId, tx.organizationId),
        eq(invitation.channel, "letter"),
        eq(invitation.status, "scheduled"),
      ),
    )
    .orderBy(asc(invitation.dueAt), asc(invitation.id))
    .limit(lookedAt)
    .as("waiting");
  const [counted] = await tx.db
    .select({
      one: sql<number>`count(${postBy(one)})::int`,
      other: sql<number>`count(${postBy(other)})::int`,
    })
    .from(waiting)
    .innerJoin(
      customer,
      and(eq(customer.organizationId, tx.organizationId), eq(customer.id, waiting.customerId)),
    );
  return counted ?? { one: 0, other: 0 };
}
