import { createHash, randomBytes, randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";
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
    await tx`insert into api_key_hash (hash, organization_id, api_key_id)
             values (${hashOf(key)}, ${organizationId}, ${keyId})`;
  });
  await sql.end();
  return key;
}

export interface PeopledOrganization {
  key: string;
  /** Signs its member in, through a one-time link as one from a mail. */
  enter: (page: Page) => Promise<void>;
}

/** Writes an organisation with a key and one member, whose pages show it alone. */
export async function addPeopledOrganization(
  role: "administrator" | "manager" = "administrator",
): Promise<PeopledOrganization> {
  const key = await addOrganization(["read", "write", "analyse"]);
  const sql = connectTo(world().database);
  const [accountId, memberId] = [randomUUID(), randomUUID()];
  const token = randomBytes(32).toString("base64url");
  await sql.begin(async (tx) => {
    await tx`insert into account (id, email, name, created_at)
             values (${accountId}, ${`${accountId}@example.com`}, 'Ada', now())`;
    await tx`insert into member (organization_id, id, account_id, role, joined_at, created_at, updated_at)
             select organization_id, ${memberId}, ${accountId}, ${role}, now(), now(), now()
             from api_key_hash where hash = ${hashOf(key)}`;
    await tx`insert into sign_in_token (hash, account_id, organization_id, purpose, expires_at)
             select ${hashOf(token)}, ${accountId}, organization_id, 'sign-in', now() + interval '1 hour'
             from api_key_hash where hash = ${hashOf(key)}`;
  });
  await sql.end();
  const enter = async (page: Page) => {
    await page.goto(`${world().url}/sign-in/link/${token}`);
    await page.getByRole("button", { name: "Sign in as" }).click();
    await expect(page.getByRole("navigation", { name: "Main" })).toBeVisible();
  };
  return { key, enter };
}

function hashOf(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
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
