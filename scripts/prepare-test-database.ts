import type { TestProject } from "vitest/node";
import { migrateDatabase } from "@/lib/db/migrate";
import { prepareQueues } from "@/lib/queue/jobs";
import { underLock } from "./claims.mjs";
import { startTestServer, type TestServer } from "./testing/test-server";

const secret = "a secret that only tests ever see";
let server: TestServer | undefined;

/**
 * Makes the migrated database that every test file clones, on a PostgreSQL of our own or on the one
 * TEST_DATABASE_URL names as its owner. Runs may share a server, so each has its own template.
 */
export async function setup(project: TestProject): Promise<void> {
  // biome-ignore lint/style/noProcessEnv: the test runner's own setting, not the product's
  server = await startTestServer(".data/test-postgres", process.env.TEST_DATABASE_URL);
  const templateUrl = await server.createDatabase("template");
  // Roles belong to the whole server: two migrations at once would meet in altering the same one.
  await underLock(".data/test-migration.lock", () =>
    migrateDatabase(templateUrl, secret, prepareQueues),
  );
  project.provide("templateUrl", templateUrl);
  project.provide("secret", secret);
}

export async function teardown(): Promise<void> {
  await server?.stop();
}
