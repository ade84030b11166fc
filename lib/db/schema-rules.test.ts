import { readdirSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connect } from "@/lib/db/client";
import { tableManifest } from "@/lib/db/manifest";
import { testDatabase } from "@/lib/db/test-database";

// The rules that keep one PostgreSQL shardable later, asked of the catalogue of a migrated database.
const { ownerUrl, appUrl } = testDatabase();
let owner: ReturnType<typeof connect>;

beforeAll(() => {
  owner = connect(ownerUrl(), 1);
});
afterAll(async () => {
  await owner.end();
});

const tablesOf = (home: string) =>
  Object.entries(tableManifest)
    .filter(([, where]) => where === home)
    .map(([table]) => table);
const tenants = tablesOf("tenant");

/** The first column of a query's rows: what breaks the rule. */
async function offenders(query: string, parameters: string[][] = []): Promise<unknown[]> {
  const rows = await owner.unsafe(query, parameters);
  return rows.map((row) => Object.values(row)[0]);
}

test("every table is in the manifest, and every line of the manifest is a table", async () => {
  const tables = await offenders(
    "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')",
  );
  expect(tables.sort()).toEqual(Object.keys(tableManifest).sort());
  expect(tenants.length).toBeGreaterThan(0);
});

test("every tenant table has a plain organization_id that is never null", async () => {
  const kept = await offenders(
    `select relname from pg_class join pg_attribute on attrelid = pg_class.oid
      where relname = any($1) and relnamespace = 'public'::regnamespace
        and attname = 'organization_id' and atttypid = 'uuid'::regtype
        and attnotnull and attgenerated = '' and attidentity = ''`,
    [tenants],
  );
  expect(kept.sort()).toEqual(tenants.sort());
});

test("every tenant table's primary key is (organization_id, id)", async () => {
  const kept = await offenders(
    `select conrelid::regclass::text from pg_constraint
      where contype = 'p' and connamespace = 'public'::regnamespace
        and pg_get_constraintdef(oid) = 'PRIMARY KEY (organization_id, id)'
        and conrelid::regclass::text = any($1)`,
    [tenants],
  );
  expect(kept.sort()).toEqual(tenants.sort());
});

test("every unique index and exclusion on a tenant table starts with organization_id", async () => {
  const found = await offenders(
    `select indexrelid::regclass::text from pg_index
      where (indisunique or indisexclusion) and indrelid::regclass::text = any($1)
        and not exists (select from pg_attribute
          where attrelid = indrelid and attnum = indkey[0] and attname = 'organization_id')`,
    [tenants],
  );
  expect(found).toEqual([]);
});

test("no key is counted by the database", async () => {
  const found = await offenders(
    `select attrelid::regclass || '.' || attname from pg_attribute
      join pg_class on pg_class.oid = attrelid
      left join pg_attrdef on adrelid = attrelid and adnum = attnum
      where relnamespace = 'public'::regnamespace and relkind = 'r'
        and (attidentity <> '' or pg_get_expr(adbin, adrelid) like 'nextval%')`,
  );
  expect(found).toEqual([]);
});

test("foreign keys between tenant tables carry organization_id first on both sides", async () => {
  const found = await offenders(
    `select conname from pg_constraint
      where contype = 'f' and conrelid::regclass::text = any($1)
        and confrelid::regclass::text = any($1)
        and not exists (select from pg_attribute here, pg_attribute there
          where here.attrelid = conrelid and here.attnum = conkey[1]
            and there.attrelid = confrelid and there.attnum = confkey[1]
            and here.attname = 'organization_id' and there.attname = 'organization_id')`,
    [tenants],
  );
  expect(found).toEqual([]);
});

test("no global or local table refers to a tenant's", async () => {
  const found = await offenders(
    `select conname from pg_constraint
      where contype = 'f' and confrelid::regclass::text = any($1)
        and conrelid::regclass::text <> all($1)`,
    [tenants],
  );
  expect(found).toEqual([]);
});

test("deleting or renumbering a referenced row never sets a reference to something else", async () => {
  const found = await offenders(
    `select conname from pg_constraint where contype = 'f'
      and connamespace = 'public'::regnamespace
      and (confdeltype not in ('a', 'r', 'c') or confupdtype not in ('a', 'r', 'c'))`,
  );
  expect(found).toEqual([]);
});

test("the tables of events, invitations and messages, the largest, refer to no others, and responses have a subject", async () => {
  const referring = await offenders(
    `select conname from pg_constraint
      where contype = 'f' and conrelid::regclass::text in
        ('response', 'interaction', 'invitation', 'message')`,
  );
  expect(referring).toEqual([]);
  const subject = await offenders(
    `select attnotnull from pg_attribute
      where attrelid = 'response'::regclass and attname = 'subject_id'`,
  );
  expect(subject).toEqual([true]);
});

test("constraints and indexes have names of at most 50 characters", async () => {
  // What PostgreSQL names itself (not null) is never spelt out by anybody.
  const found = await offenders(
    `select name from (
       select conname as name from pg_constraint
        where contype <> 'n' and connamespace = 'public'::regnamespace
       union select relname from pg_class
        where relkind = 'i' and relnamespace = 'public'::regnamespace) as names
      where length(name) > 50`,
  );
  expect(found).toEqual([]);
});

test("there are no triggers and no rules", async () => {
  const found = await offenders(
    `select tgname from pg_trigger join pg_class on pg_class.oid = tgrelid
      where not tgisinternal and relnamespace = 'public'::regnamespace
     union all select rulename from pg_rewrite join pg_class on pg_class.oid = ev_class
      where relkind = 'r' and relnamespace = 'public'::regnamespace`,
  );
  expect(found).toEqual([]);
});

test("every index is plain and ascending", async () => {
  const found = await offenders(
    `select indexrelid::regclass::text from pg_index
      join pg_class on pg_class.oid = indrelid
      where relnamespace = 'public'::regnamespace and 0 <> any(indoption::int2[])`,
  );
  expect(found).toEqual([]);
});

test("row-level security is forced on every tenant table, by the one policy text", async () => {
  const ours =
    "(organization_id = (NULLIF(current_setting('app.org_id'::text, true), ''::text))::uuid)";
  const kept = await owner<{ relname: string }[]>`
    select relname from pg_class join pg_policy on polrelid = pg_class.oid
     where relnamespace = 'public'::regnamespace and relrowsecurity and relforcerowsecurity
       and polcmd = '*' and polpermissive and polroles = '{0}'
       and pg_get_expr(polqual, polrelid) = ${ours}
       and pg_get_expr(polwithcheck, polrelid) = ${ours}`;
  expect(kept.map(({ relname }) => relname).sort()).toEqual(tenants.sort());
});

test("the application's role owns nothing and cannot step around row-level security", async () => {
  const app = connect(appUrl(), 1);
  const [role] = await app`
    select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
      (select count(*)::int from pg_class where relowner = pg_roles.oid) as owned,
      (select count(*)::int from pg_auth_members where member = pg_roles.oid) as memberships
    from pg_roles where rolname = current_user`;
  await app.end();
  expect(role).toEqual({
    rolsuper: false,
    rolbypassrls: false,
    rolcreaterole: false,
    rolcreatedb: false,
    owned: 0,
    memberships: 0,
  });
});

test("one place in the code says whose rows are meant", () => {
  const sources = ["lib", "app", "components", "scripts"].flatMap((dir) =>
    readdirSync(dir, { recursive: true, encoding: "utf8" })
      .filter((name) => /\.(ts|tsx|mjs)$/.test(name) && !/\.test\.tsx?$/.test(name))
      .map((name) => `${dir}/${name}`),
  );
  const setting = /set\s+(local\s+|session\s+)?["']?app\.org_id|\bset_config\s*\(\s*['"`]/i;
  const places = sources.filter((file) => setting.test(readFileSync(file, "utf8")));
  expect(places).toEqual(["lib/db/transaction.ts"]);
});
