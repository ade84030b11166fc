#!/usr/bin/env node
// `npm start` and its relatives. Plain Node: on a fresh clone nothing is installed yet.
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import { CannotStart, explain } from "./cannot-start.mjs";
import { underLock } from "./claims.mjs";
import { startPostgres } from "./postgres.mjs";
import { prepare, requireNode } from "./prepare.mjs";
import { Failed, runProgram, Stopped, stopOnSignals } from "./run.mjs";

/**
 * @typedef {object} Mode
 * @property {string} [program] what runs when the database is ready
 * @property {boolean} [listens] it needs its port
 * @property {boolean} [pages] it needs the built pages
 * @property {boolean} [development]
 * @property {boolean} [throwaway] it gets an empty database of its own, which is deleted afterwards
 */

/** @type {Record<string, Mode>} */
const modes = {
  "--start": { program: "scripts/server.ts", listens: true, pages: true },
  "--dev": { program: "scripts/server.ts", listens: true, development: true },
  "--worker": { program: "scripts/worker.ts" },
  "--seed": { program: "scripts/seed.ts" },
  "--bench": { program: "scripts/bench.ts", throwaway: true },
  "--migrate": {},
};

requireNode();
process.chdir(path.resolve(import.meta.dirname, ".."));
stopOnSignals();
const [given = "--start", ...rest] = process.argv.slice(2);
main(given, rest).catch(report);

/**
 * @param {string} name
 * @param {string[]} args
 */
async function main(name, args) {
  const mode = modes[name];
  if (!mode) throw new CannotStart(`Unknown option ${name}: ${Object.keys(modes).join(", ")}.`);
  if (fs.existsSync(".env")) process.loadEnvFile(".env"); // What is set already stays.
  const secret = mode.throwaway ? newSecret() : await ownSecret();
  if (mode.listens) await requireFreePort();
  await prepare({ pages: mode.pages ?? false });
  const database = await (mode.throwaway ? throwawayDatabase() : ownDatabase());
  try {
    const env = environment(mode, database.env, secret);
    await runProgram("scripts/migrate.ts", { env });
    if (mode.program) await runProgram(mode.program, { env, args });
  } finally {
    await database.stop();
  }
}

/** Signs sessions and links, so it has to outlive every restart. */
async function ownSecret() {
  const { AUTH_SECRET, DATABASE_URL } = process.env;
  if (AUTH_SECRET) return AUTH_SECRET;
  if (DATABASE_URL) {
    throw new CannotStart(
      "AUTH_SECRET is needed when DATABASE_URL is set: 32 or more random characters, always the same.",
    );
  }
  const file = ".data/auth-secret";
  return await underLock(".data/auth-secret.lock", async () => {
    if (!fs.existsSync(file)) {
      fs.writeFileSync(`${file}.new`, newSecret(), { mode: 0o600 });
      fs.renameSync(`${file}.new`, file); // Never half a secret.
    }
    return fs.readFileSync(file, "utf8").trim();
  });
}

function newSecret() {
  return randomBytes(32).toString("hex");
}

async function requireFreePort() {
  const port = Number(process.env.PORT || 3000);
  const host = process.env.HOST || "127.0.0.1";
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new CannotStart(`PORT must be a number from 1 to 65535, not ${process.env.PORT}.`);
  }
  const probe = net.createServer();
  const problem = await new Promise((resolve) => {
    probe.once("error", resolve);
    probe.listen({ port, host }, () => probe.close(resolve));
  });
  if (problem?.code === "EADDRINUSE") {
    throw new CannotStart(`Port ${port} on ${host} is taken. Choose another: PORT=${port + 1}.`);
  }
  if (problem) throw new CannotStart(`Cannot listen on ${host} port ${port}: ${problem.message}.`);
}

/** The database DATABASE_URL names, or our own. */
async function ownDatabase() {
  const url = process.env.DATABASE_URL;
  if (url) return { env: { DATABASE_URL: url }, stop: async () => {} };
  const server = await startPostgres({ dataDir: ".data/postgres", log: console.log });
  const env = {
    DATABASE_URL: server.url,
    VOCAL_EMBEDDED: "true",
    VOCAL_DEMO: process.env.VOCAL_DEMO || "true",
  };
  return { env, stop: server.stop };
}

/** As durable as the real one, or it would measure something else. */
async function throwawayDatabase() {
  const dataDir = ".data/throwaway-postgres";
  const database = `vocal_${randomBytes(6).toString("hex")}`;
  const server = await startPostgres({ dataDir, database, log: console.log });
  const stop = async () => {
    await server.stop();
    fs.rmSync(dataDir, { recursive: true, force: true });
  };
  return { env: { DATABASE_URL: server.url, VOCAL_LOG: "off" }, stop };
}

/**
 * @param {Mode} mode
 * @param {Record<string, string>} database
 * @param {string} secret
 * @returns {NodeJS.ProcessEnv}
 */
function environment(mode, database, secret) {
  const { APP_URL, HOST, PORT } = process.env;
  return {
    ...process.env,
    ...database,
    AUTH_SECRET: secret,
    NODE_ENV: mode.development ? "development" : "production",
    NEXT_TELEMETRY_DISABLED: "1",
    // next-auth reads its own address here; without one it would believe the request's Host header.
    NEXTAUTH_URL: APP_URL || `http://${HOST || "127.0.0.1"}:${PORT || 3000}`,
  };
}

/** @param {unknown} error */
function report(error) {
  if (error instanceof Stopped) return;
  process.exitCode = error instanceof Failed ? error.code : 1;
  if (error instanceof Failed) return;
  console.error(explain(error));
}
