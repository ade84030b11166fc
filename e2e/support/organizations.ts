import { createHash, randomBytes, randomUUID } from "node:crypto";
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
