import { applicationDatabase } from "@/lib/db/application-database";
import type { Database } from "@/lib/db/client";

/** The database of this process, for the wiring: app/ never reaches for the tables itself. */
export function connection(): Database {
  return applicationDatabase();
}
