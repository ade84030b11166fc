import { type Database, openDatabase } from "@/lib/db/client";
import { appRoleUrl } from "@/lib/db/roles";
import { env } from "@/lib/ground/env";

// The server and the pages are bundled apart but share one process: one pool serves both.
const shared = globalThis as typeof globalThis & { vocalDatabase?: Database };

/** The URL the application connects with: never the owner's. */
export function applicationUrl(): string {
  return appRoleUrl(env().DATABASE_URL, env().AUTH_SECRET);
}

/** The database of this process, opened at first use. */
export function applicationDatabase(): Database {
  shared.vocalDatabase ??= openDatabase(applicationUrl());
  return shared.vocalDatabase;
}
