import { sql } from "drizzle-orm";
import journal from "@/drizzle/meta/_journal.json";
import type { Database } from "@/lib/db/client";

/** Whether the database answers. */
export async function isReached(database: Database): Promise<boolean> {
  return (await database.orm.execute(sql`select 1`)).length === 1;
}

/** Whether the database has exactly the migrations that this code was written with. */
export async function isMigrated(database: Database): Promise<boolean> {
  const [latest] = await database.orm.execute<{ at: string | null }>(
    sql`select max(created_at)::text as at from drizzle.__drizzle_migrations`,
  );
  return Number(latest?.at) === Math.max(...journal.entries.map(({ when }) => when));
}
