import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { readValueSettings } from "@/lib/value/histories.store";
import { hasId, isCalled, listPeople } from "@/lib/value/people/people.store";
import type { ListedPerson, PeopleQuery } from "@/lib/value/people/shapes";

export interface PeoplePage {
  currency: string;
  timeZone: string;
  people: ListedPerson[];
  nextCursor: string | null;
}

/**
 * Customers, the newest first, a page at a time. A search that is somebody's id finds them alone;
 * any other finds all whose id, name or address holds it.
 */
export async function findPeople(
  ctx: Context,
  { search, cursor: after, limit }: PeopleQuery,
): Promise<PeoplePage> {
  permit(ctx, "customers.read");
  return inTransaction(ctx, async (tx) => {
    const settings = await readValueSettings(tx);
    const page = { limit: limit + 1, after };
    const byId =
      search && !after ? await listPeople(tx, settings, { ...page, which: hasId(search) }) : [];
    const which = search ? isCalled(search) : undefined;
    const found = byId.length > 0 ? byId : await listPeople(tx, settings, { ...page, which });
    const people = found.slice(0, limit);
    const nextCursor = found.length > limit ? (people.at(-1)?.id ?? null) : null;
    const { currency, timeZone } = settings;
    return { currency, timeZone, people, nextCursor };
  });
}
