import type { Context, Tx } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { readValueSettings } from "@/lib/value/histories.store";
import {
  begins,
  hasId,
  holds,
  isAnybody,
  listPeople,
  type Which,
} from "@/lib/value/people/people.store";
import type { ListedPerson, PeopleQuery } from "@/lib/value/people/shapes";

export interface PeoplePage {
  currency: string;
  timeZone: string;
  people: ListedPerson[];
  nextCursor: string | null;
}

/**
 * Customers, the newest first, a page at a time. A search that is somebody's id finds them alone; any
 * other finds those whose name, last name or address begins with it, and where nobody's does, those
 * whose id, name or address holds it.
 */
export async function findPeople(
  ctx: Context,
  { search, cursor: after, limit }: PeopleQuery,
): Promise<PeoplePage> {
  permit(ctx, "customers.read");
  return inTransaction(ctx, async (tx) => {
    const settings = await readValueSettings(tx);
    const which = search ? await whoIsMeant(tx, search) : undefined;
    const found = await listPeople(tx, settings, { which, limit: limit + 1, after });
    const people = found.slice(0, limit);
    const nextCursor = found.length > limit ? (people.at(-1)?.id ?? null) : null;
    const { currency, timeZone } = settings;
    return { currency, timeZone, people, nextCursor };
  });
}

async function whoIsMeant(tx: Tx, search: string): Promise<Which> {
  for (const which of [hasId(search), begins(search)]) if (await isAnybody(tx, which)) return which;
  return holds(search);
}
