import { readFileSync } from "node:fs";

/** What the tests find running, made once for all of them. */
export interface World {
  /** The address of the running Vocal, without a trailing slash. */
  url: string;
  /** Owner's URL of the database this Vocal uses. */
  database: string;
  /** Owner's URL of an empty PostgreSQL database that no Vocal uses, on the same server. */
  databaseServer: string;
  /** Mail sent anywhere lands in this folder, see mailbox.ts. */
  mailFolder: string;
  smtpUrl: string;
  admin: { email: string; password: string; apiKey: string };
}

const file = ".cache/browser-tests/world.json";

/** The world the present run was given. */
export function world(): World {
  return JSON.parse(readFileSync(file, "utf8"));
}

/** Where the preparation writes the world down. */
export const worldFile = file;
