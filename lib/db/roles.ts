import { createHmac } from "node:crypto";
import postgres from "postgres";
import { connect } from "@/lib/db/client";

/**
 * The application never connects as the owner of the tables: row-level security does not bind
 * owners and superusers. It connects as `<owner>_app`, whose password derives from AUTH_SECRET, so
 * one DATABASE_URL configures both.
 */
function appRole(ownerUrl: string): string {
  const owner = decodeURIComponent(new URL(ownerUrl).username);
  if (!/^[A-Za-z_][A-Za-z0-9_-]{0,55}$/.test(owner)) {
    throw new RangeError("DATABASE_URL must name its user: letters, digits, - and _ only.");
  }
  return `${owner}_app`;
}

function appPassword(secret: string): string {
  return createHmac("sha256", secret).update("vocal database role").digest("hex");
}

/** The URL the application connects with, derived from the owner's. */
export function appRoleUrl(ownerUrl: string, secret: string): string {
  const url = new URL(ownerUrl);
  url.username = appRole(ownerUrl);
  url.password = appPassword(secret);
  return url.href;
}

/** Whether the role can already sign in: then nothing about it needs writing. */
async function canConnect(url: string): Promise<boolean> {
  const client = connect(url, 1);
  try {
    await client`select 1`;
    return true;
  } catch (error) {
    if (error instanceof postgres.PostgresError && error.code.startsWith("28")) return false;
    throw error;
  } finally {
    await client.end();
  }
}

/** Creates the application role where missing and grants it rows, but no table. */
export async function prepareAppRole(
  owner: postgres.Sql,
  ownerUrl: string,
  secret: string,
): Promise<void> {
  const role = appRole(ownerUrl);
  const [existing] = await owner`select 1 from pg_roles where rolname = ${role}`;
  if (!existing || !(await canConnect(appRoleUrl(ownerUrl, secret)))) {
    // The name is checked above and the password is hexadecimal: DDL takes no parameters.
    const attributes = `login nosuperuser nobypassrls nocreatedb nocreaterole password '${appPassword(secret)}'`;
    await owner.unsafe(`${existing ? "alter" : "create"} role "${role}" with ${attributes}`);
  }
  await owner.unsafe(`
    revoke create on schema public from public;
    grant usage on schema public, pgboss to "${role}";
    grant select, insert, update, delete on all tables in schema public, pgboss to "${role}";
    grant usage, select on all sequences in schema pgboss to "${role}";
    grant execute on all functions in schema pgboss to "${role}";
    grant usage on schema drizzle to "${role}";
    grant select on all tables in schema drizzle to "${role}"`);
  const [version] = await owner`select current_setting('server_version_num')::int >= 170000 as has`;
  // Before 17 only owners renew statistics: there, what asks for it is passed over with a warning.
  if (version?.has) {
    await owner.unsafe(`grant maintain on table customer, interaction, response to "${role}"`);
  }
}
