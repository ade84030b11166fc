import { randomBytes } from "node:crypto";
import { connect } from "@/lib/db/client";
import { startPostgres } from "../postgres.mjs";

export interface TestServer {
  url: string;
  /** Makes an empty database; it goes when the server is stopped. */
  createDatabase: (kind: string) => Promise<string>;
  stop: () => Promise<void>;
}

/** A PostgreSQL for tests, shared by the runs of one folder; or the one a URL names as its owner. */
export async function startTestServer(dataDir: string, given?: string): Promise<TestServer> {
  const server = given
    ? { url: given, stop: async () => {} }
    : await startPostgres({ dataDir, durable: false, onStart: dropLeftovers });
  const made: string[] = [];
  return {
    url: server.url,
    createDatabase: async (kind) => {
      const name = `vocal_${kind}_${randomBytes(6).toString("hex")}`;
      await execute(server.url, [`create database "${name}"`]);
      made.push(name);
      const url = new URL(server.url);
      url.pathname = `/${name}`;
      return url.href;
    },
    stop: async () => {
      await execute(server.url, made.map(drop));
      await server.stop();
    },
  };
}

/** Drops what killed runs left behind. */
async function dropLeftovers(serverUrl: string): Promise<void> {
  const sql = connect(serverUrl, 1);
  const left = await sql<{ datname: string }[]>`
    select datname from pg_database where datname like 'vocal\\_%'`;
  await sql.end();
  await execute(
    serverUrl,
    left.map(({ datname }) => drop(datname)),
  );
}

function drop(database: string): string {
  return `drop database if exists "${database}" with (force)`;
}

async function execute(serverUrl: string, statements: string[]): Promise<void> {
  const sql = connect(serverUrl, 1);
  for (const statement of statements) await sql.unsafe(statement);
  await sql.end();
}
