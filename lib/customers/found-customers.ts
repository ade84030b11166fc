import type { Tx } from "@/lib/access/context";
import { idsOfFound } from "@/lib/customers/found.store";

export interface FoundCustomers {
  ids: string[];
  /** Whether the search fits more customers than these. */
  more: boolean;
}

/** A search looks at so many customers. */
const most = 500;

/**
 * Whom a search means, without asking who wants to know: by the id that we or their own system gave
 * them, by what their name, last name or e-mail address begins with, or by their whole phone number
 * however it is written. What is asked of them is then found by their ids, however much else there is.
 */
export async function foundCustomers(tx: Tx, search: string): Promise<FoundCustomers> {
  const ids = await idsOfFound(tx, search, most + 1);
  return { ids: ids.slice(0, most), more: ids.length > most };
}
