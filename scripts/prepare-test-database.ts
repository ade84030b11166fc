import { randomBytes } from "node:crypto";
import type { TestProject } from "vitest/node";
import { connect } from "@/lib/db/client";
import { migrateDatabase } from "@/lib/db/migrate";
import { prepareQueues } from "@/lib/queue/jobs";
import { underLock } from "./claims.mjs";
import { startPostgres } from "./postgres.mjs";

const secret = "a secret that only tests ever see";
const undo: (() => Promise<void>)[] = [];

/**
 * Makes the migrated database that every test file clones, on a PostgreSQL of our own or on the one
 * TEST_DATABASE_URL names as its owner. Runs may share a server, so each has its own template.
 */
export async function setup(project: TestProject): Promise<void> {
  const clusterUrl = await testServer();
  const template = `vocal_template_${randomBytes(6).toString("hex")}`;
  await execute(clusterUrl, [`create database "${template}"`]);
  undo.unshift(() => execute(clusterUrl, [`drop database "${template}" with (force)`]));
  const url = new URL(clusterUrl);
  url.pathname = `/${template}`;
  // Roles belong to the whole server: two migrations at once would meet in altering the same one.
  await underLock(".data/test-migration.lock", () =>
    migrateDatabase(url.href, secret, prepareQueues),
  );
  project.provide("templateUrl", url.href);
  project.provide("secret", secret);
}

export async function teardown(): Promise<void> {
  for (const step of undo) await step();
}

async function testServer(): Promise<string> {
  // biome-ignore lint/style/noProcessEnv: the test runner's own setting, not the product's
  const given = process.env.TEST_DATABASE_URL;
  if (given) return given;
  const server = await startPostgres({
    dataDir: ".data/test-postgres",
    durable: false,
    onStart: dropLeftovers,
  });
  undo.unshift(server.stop);
  return server.url;
}

/** Drops what killed runs left behind. */
async function dropLeftovers(clusterUrl: string): Promise<void> {
  const admin = connect(clusterUrl, 1);
  const left = await admin<{ datname: string }[]>`
    select datname from pg_database where datname like 'vocal\\_%'`;
  await admin.end();
  await execute(
    clusterUrl,
    left.map(({ datname }) => `drop database "${datname}" with (force)`),
  );
}

async function execute(clusterUrl: string, statements: string[]): Promise<void> {
  const admin = connect(clusterUrl, 1);
  for (const statement of statements) await admin.unsafe(statement);
  await admin.end();
}
