import type { Tx } from "@/lib/access/context";
import { foundCustomers } from "@/lib/customers/found-customers";

/** What a search for invitations means: the one of that id, and those of the customers it finds. */
export interface Found {
  search: string;
  customers: readonly string[];
  /** Whether it fits more customers than these. */
  more: boolean;
}

export async function foundBy(tx: Tx, search: string): Promise<Found> {
  const { ids, more } = await foundCustomers(tx, search);
  return { search, customers: ids, more };
}
