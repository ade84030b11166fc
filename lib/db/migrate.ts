import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import type postgres from "postgres";
import { connect } from "@/lib/db/client";
import { tableManifest } from "@/lib/db/manifest";
import { prepareAppRole } from "@/lib/db/roles";

// Any number; two starters at once wait for each other. Correctness does not rest on it: the
// loser of a race without it would fail on the first existing table.
const lockKey = 6_021_023;

/**
 * Owners bypass row-level security unless it is forced; the generator cannot write this. Only tables
 * that lack it are touched: altering a table waits for everybody who uses it, and holds them all up.
 */
async function forceRowSecurity(owner: postgres.Sql): Promise<void> {
  const tenants = Object.entries(tableManifest).filter(([, home]) => home === "tenant");
  const unforced = await owner<{ table: string }[]>`
    select relname as table from pg_class
    where relnamespace = 'public'::regnamespace and not relforcerowsecurity
      and relname = any (${tenants.map(([table]) => table)})`;
  const statements = unforced.map(({ table }) => `alter table "${table}" force row level security`);
  if (statements.length > 0) await owner.unsafe(statements.join(";\n"));
}

/**
 * Brings a database to the present schema as its owner: tables, the queue's own schema (by the
 * function given, because the queue is a floor above), and the role the application connects as.
 */
export async function migrateDatabase(
  ownerUrl: string,
  secret: string,
  prepareQueue: (ownerUrl: string) => Promise<void>,
  migrationsFolder = "drizzle",
): Promise<void> {
  const owner = connect(ownerUrl, 1);
  const lock = connect(ownerUrl, 1);
  try {
    await lock`select pg_advisory_lock(${lockKey})`;
    await migrate(drizzle(owner), { migrationsFolder });
    await forceRowSecurity(owner);
    await prepareQueue(ownerUrl);
    await prepareAppRole(owner, ownerUrl, secret);
  } finally {
    await Promise.all([owner.end(), lock.end()]);
  }
}
