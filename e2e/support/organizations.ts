import { createHash, randomBytes, randomUUID } from "node:crypto";
import type { TransactionSql } from "postgres";
import { connectTo } from "./database";
import { world } from "./world";

/** Writes another organisation with one key straight into the database; returns the key. */
export async function addOrganization(scopes: string[]): Promise<string> {
  const sql = connectTo(world().database);
  const [organizationId, keyId] = [randomUUID(), randomUUID()];
  const key = `another-organisation-${randomBytes(24).toString("hex")}`;
  await sql.begin(async (tx) => {
    await tx`insert into organization (id, name, created_at)
             values (${organizationId}, 'Another organisation', now())`;
    await tx`insert into api_key (organization_id, id, name, prefix, scopes, created_at)
             values (${organizationId}, ${keyId}, 'test', 'another', ${scopes}, now())`;
    const hash = createHash("sha256").update(key).digest("hex");
    await tx`insert into api_key_hash (hash, organization_id, api_key_id)
             values (${hash}, ${organizationId}, ${keyId})`;
  });
  await sql.end();
  return key;
}

/** Writes an organisation with a plan, which takes more data to make; returns the plan's id. */
export function addPlan(): Promise<string> {
  return addRow(
    (tx, organizationId, id) =>
      tx`insert into plan (organization_id, id, name, owner, start_on, definition, created_at)
         values (${organizationId}, ${id}, 'Walk', 'Walk', '2026-01-05', '{}', now())`,
  );
}

/** A report of another organisation, as it stands in the database. */
export function addReport(): Promise<string> {
  return addRow(
    (tx, organizationId, id) =>
      tx`insert into report (organization_id, id, name, made_at, subject, numbers)
         values (${organizationId}, ${id}, 'Walk', now(), '{}', '{}')`,
  );
}

/** Adds a row to an organisation of its own. */
async function addRow(
  insert: (tx: TransactionSql, organizationId: string, id: string) => Promise<unknown>,
): Promise<string> {
  const sql = connectTo(world().database);
  const [organizationId, id] = [randomUUID(), randomUUID()];
  await sql.begin(async (tx) => {
    await tx`insert into organization (id, name, created_at)
             values (${organizationId}, 'An organisation with one row', now())`;
    await insert(tx, organizationId, id);
  });
  await sql.end();
  return id;
}
