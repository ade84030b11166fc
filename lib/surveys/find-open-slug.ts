import type { Context } from "@/lib/access/context";
import { findSlug } from "./open-link.store";

/** The organisation and survey an address leads to, whoever asks: that is what it is for. */
export async function findOpenSlug(database: Context["database"], slug: string) {
  return findSlug(database, slug);
}
