import type { Database } from "@/lib/db/client";

/** What is known of a caller before it is known who calls: the first argument of sign-in verbs. */
export interface Door {
  database: Database;
  now: () => Date;
}
