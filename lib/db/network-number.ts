import { type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";

/** A stored phone number without its separators, as lib/delivery/address.ts compares numbers. */
export function networkNumberOf(phone: AnyPgColumn): SQL<string> {
  return sql<string>`regexp_replace(regexp_replace(${phone}, '[[:space:]()./-]', '', 'g'), '^00', '+')`;
}
