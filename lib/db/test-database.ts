import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, inject } from "vitest";
import { connect, type Database, openDatabase } from "@/lib/db/client";
import { appRoleUrl } from "@/lib/db/roles";
import { organization } from "@/lib/db/tables/organization";
import type { Scope } from "@/lib/db/transaction";
import { newId } from "@/lib/ground/ids";

declare module "vitest" {
  interface ProvidedContext {
    /** Owner's URL of a migrated database that nobody is connected to. */
    templateUrl: string;
    secret: string;
  }
}

/** A test's organisation, with the rights of the system; spread it to act as somebody else. */
export interface TestContext extends Scope {
  actor: { kind: "system" };
}

export interface TestDatabase {
  /** The database as the application opens it: bound by row-level security. */
  database: () => Database;
  ownerUrl: () => string;
  appUrl: () => string;
  /** A new organisation, at a time of the test's choice. */
  context: (now?: () => Date) => Promise<TestContext>;
}

function named(url: string, name: string): string {
  const parsed = new URL(url);
  parsed.pathname = `/${name}`;
  return parsed.href;
}

async function asOwner(url: string, statement: string): Promise<void> {
  const owner = connect(named(url, "postgres"), 1);
  await owner.unsafe(statement).finally(() => owner.end());
}

/** A fresh clone of the migrated template on a real PostgreSQL, for the tests of one file. */
export function testDatabase(): TestDatabase {
  const templateUrl = inject("templateUrl");
  const name = `vocal_test_${randomBytes(6).toString("hex")}`;
  const ownerUrl = named(templateUrl, name);
  const appUrl = appRoleUrl(ownerUrl, inject("secret"));
  let database: Database | undefined;
  const opened = (): Database => {
    if (!database) throw new Error("The test database opens before the first test.");
    return database;
  };
  beforeAll(async () => {
    const template = new URL(templateUrl).pathname.slice(1);
    await asOwner(templateUrl, `create database "${name}" template "${template}"`);
    database = openDatabase(appUrl, 6);
  });
  afterAll(async () => {
    await database?.close();
    await asOwner(templateUrl, `drop database if exists "${name}" with (force)`);
  });
  return {
    database: opened,
    ownerUrl: () => ownerUrl,
    appUrl: () => appUrl,
    context: async (now = () => new Date()) => {
      const organizationId = newId();
      const row = { id: organizationId, name: "Test organisation", createdAt: new Date() };
      await opened().orm.insert(organization).values(row);
      return { organizationId, database: opened(), now, actor: { kind: "system" } };
    },
  };
}
