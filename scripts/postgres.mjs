// An embedded PostgreSQL, reached through a Unix socket alone: no port, no password, no container.
//
// Every process that needs the server leaves a claim while it lives. The server is started by the
// first and stopped by the last. Whoever is killed leaves a claim that no longer counts, and a server
// that the next start takes over. Starting and stopping happen under one lock.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { CannotStart } from "./cannot-start.mjs";
import { claimName, isAlive, livingClaims, underLock } from "./claims.mjs";
import { makePrivate, reachablePath, serverAccount } from "./postgres/account.mjs";
import { serverBinaries } from "./postgres/binaries.mjs";
import { answers, readPidFile, serverProcesses, signal } from "./postgres/processes.mjs";
import { serverSettings } from "./postgres/settings.mjs";
import { isStillHeld } from "./postgres/still-held.mjs";

const owner = "vocal";
const port = 5432; // Only names the socket's file.

/**
 * @typedef {object} Place where one server keeps its things
 * @property {import("./postgres/account.mjs").Account | undefined} account
 * @property {string} home
 * @property {string} cluster PostgreSQL's data directory
 * @property {string} socket
 * @property {string} claims
 * @property {string} lock
 * @property {string} serverLog
 */

/**
 * Starts PostgreSQL, or joins the one that runs already on the same data.
 *
 * @param {object} options
 * @param {string} options.dataDir
 * @param {string} [options.database] created when missing
 * @param {boolean} [options.durable] false: faster, and worthless after a power cut
 * @param {(url: string) => Promise<void>} [options.onStart] runs when this call started the server,
 *   before anybody else can join
 * @param {(line: string) => void} [options.log]
 * @returns {Promise<{ url: string, started: boolean, stop: () => Promise<void> }>} `started`: this
 *   call started it; `stop` gives it up, and ends it when nobody else uses it
 */
export async function startPostgres(options) {
  const { dataDir, database = owner, durable = true, onStart, log = () => {} } = options;
  const place = prepare(path.resolve(dataDir), log);
  const host = encodeURIComponent(path.dirname(place.socket));
  const url = `postgres://${owner}@localhost/${database}?host=${host}`;
  const claim = path.join(place.claims, claimName());
  const started = await underLock(place.lock, async () => {
    if (!fs.existsSync(place.cluster)) await createCluster(place, durable, log);
    const fresh = !(await isRunning(place));
    if (fresh) await start(place, durable, log);
    await createDatabase(place, database);
    if (fresh) await onStart?.(url);
    fs.writeFileSync(claim, "");
    return fresh;
  });
  const stop = () =>
    underLock(place.lock, async () => {
      fs.rmSync(claim, { force: true });
      if (livingClaims(place.claims).length === 0) await end(place);
    });
  return { url, started, stop };
}

/**
 * @param {string} dataDir
 * @param {(line: string) => void} log
 * @returns {Place}
 */
function prepare(dataDir, log) {
  const mark = createHash("sha256").update(dataDir).digest("hex").slice(0, 12);
  fs.mkdirSync(path.dirname(dataDir), { recursive: true });
  const account = serverAccount(dataDir);
  const reachable = reachablePath(account, dataDir, `postgres-${mark}`);
  if (reachable !== dataDir)
    log(`PostgreSQL cannot reach ${dataDir}: its data are in ${reachable}.`);
  makePrivate(account, reachable);
  const home = fs.realpathSync(reachable);
  const longest = path.join(home, "socket", `.s.PGSQL.${port}`);
  const tooLong = Buffer.byteLength(longest) > 100; // Systems allow 103 to 107 bytes.
  const socketDir = tooLong ? `/tmp/vocal-postgres-${mark}` : path.join(home, "socket");
  makePrivate(account, socketDir);
  makePrivate(account, path.join(home, "claims"));
  return {
    account,
    home,
    cluster: path.join(home, "cluster"),
    socket: path.join(socketDir, `.s.PGSQL.${port}`),
    claims: path.join(home, "claims"),
    lock: path.join(home, "lock"),
    serverLog: path.join(home, "server.log"),
  };
}

/**
 * Made under another name and renamed when complete, so that a crash leaves no half-made cluster.
 *
 * @param {Place} place
 * @param {boolean} durable
 * @param {(line: string) => void} log
 */
async function createCluster(place, durable, log) {
  for (const name of fs.readdirSync(place.home).filter((n) => n.startsWith("new."))) {
    if (!isAlive(name.slice("new.".length)))
      fs.rmSync(path.join(place.home, name), { recursive: true });
  }
  const binaries = await serverBinaries(place.account, log);
  const part = path.join(place.home, `new.${claimName()}`);
  makePrivate(place.account, part);
  const options = ["-D", part, "-U", owner, "--auth-local=trust", "--auth-host=reject"];
  const locale = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
  const quick = durable ? [] : ["--no-sync"];
  const made = spawnSync(
    path.join(binaries, "bin/initdb"),
    [...options, "--encoding=UTF8", ...locale, "--no-instructions", ...quick],
    { ...place.account, env: serverEnvironment(), cwd: "/", encoding: "utf8" },
  );
  if (made.status !== 0) {
    throw new CannotStart(
      `PostgreSQL's data directory could not be made: ${made.error ?? made.stderr}`,
    );
  }
  fs.renameSync(part, place.cluster);
}

/** Nothing of the caller's own PostgreSQL settings (PGDATA, PGPORT …) may reach the server. */
function serverEnvironment() {
  /** @type {NodeJS.ProcessEnv} */
  const own = { ...process.env, LC_ALL: "C", TZ: "UTC" };
  for (const name of Object.keys(own)) if (name.startsWith("PG")) delete own[name];
  return own;
}

/**
 * Waits until a server that is starting up or shutting down has done so.
 *
 * @param {Place} place
 * @returns {Promise<boolean>}
 */
async function isRunning(place) {
  for (let attempt = 0; !(await isReady(place)); attempt++) {
    const processes = serverProcesses(place.cluster);
    if (processes.length === 0) return false;
    if (attempt === 40) endOrphans(place, processes);
    await sleep(25);
  }
  return true;
}

/** @param {Place} place */
async function isReady(place) {
  const file = readPidFile(place.cluster);
  return (!file || file.state === "ready") && (await answers(place.socket));
}

/**
 * Children whose main process was killed end by themselves, but for those in a long statement.
 *
 * @param {Place} place
 * @param {number[]} processes
 */
function endOrphans(place, processes) {
  const main = readPidFile(place.cluster)?.pid;
  if (main && processes.includes(main)) return;
  for (const pid of processes) signal(pid, "SIGQUIT");
}

/**
 * A process that was killed holds the server's shared memory for another moment, in which it can be seen
 * no more: the server is then started again.
 *
 * @param {Place} place
 * @param {boolean} durable
 * @param {(line: string) => void} log
 */
async function start(place, durable, log) {
  const binaries = await serverBinaries(place.account, log);
  for (let attempt = 0; ; attempt++) {
    const said = logLength(place);
    const failure = await startOnce(place, durable, binaries);
    if (failure === "") return;
    const isHeld = attempt < 100 && isStillHeld(fs.readFileSync(place.serverLog), said);
    if (!isHeld) throw new CannotStart(`PostgreSQL did not start: ${failure}`);
    await sleep(50);
  }
}

const longestLog = 5_000_000;

/**
 * How many bytes of its log a start leaves as they are: one that has grown long is begun anew.
 *
 * @param {Place} place
 */
function logLength({ serverLog }) {
  const size = fs.statSync(serverLog, { throwIfNoEntry: false })?.size ?? 0;
  return size > longestLog ? 0 : size;
}

/**
 * @param {Place} place
 * @param {boolean} durable
 * @param {string} binaries
 * @returns {Promise<string>} why it did not start, else nothing
 */
async function startOnce(place, durable, binaries) {
  // No process serves these data, so whatever process these files name is another program.
  fs.rmSync(path.join(place.cluster, "postmaster.pid"), { force: true });
  fs.rmSync(`${place.socket}.lock`, { force: true });
  const output = fs.openSync(place.serverLog, logLength(place) === 0 ? "w" : "a", 0o600);
  if (place.account) fs.fchownSync(output, place.account.uid, place.account.gid);
  const settings = serverSettings(durable).flatMap((setting) => ["-c", setting]);
  const server = spawn(
    path.join(binaries, "bin/postgres"),
    ["-D", place.cluster, "-k", path.dirname(place.socket), "-p", `${port}`, ...settings],
    {
      ...place.account,
      env: serverEnvironment(),
      cwd: place.cluster,
      detached: true, // Ctrl-C reaches every process of the terminal's group; this one must outlast us.
      stdio: ["ignore", output, output],
    },
  );
  fs.closeSync(output);
  let failure = "";
  server.on("error", (error) => (failure = error.message));
  server.on("exit", () => (failure = `see ${place.serverLog}`));
  server.unref();
  while (!readPidFile(place.cluster) || !(await isReady(place))) {
    if (failure) return failure;
    await sleep(25);
  }
  return "";
}

/** @param {Place} place */
async function end(place) {
  const pid = readPidFile(place.cluster)?.pid;
  if (!pid || !serverProcesses(place.cluster).includes(pid)) return;
  signal(pid, "SIGINT"); // Ends sessions and shuts down in order.
  for (let waited = 0; serverProcesses(place.cluster).length > 0; waited += 25) {
    if (waited === 60_000) signal(pid, "SIGQUIT"); // As a crash would: the next start recovers.
    await sleep(25);
  }
}

/**
 * @param {Place} place
 * @param {string} name
 */
async function createDatabase(place, name) {
  const { default: postgres } = await import("postgres");
  const admin = postgres({ path: place.socket, username: owner, database: "postgres", max: 1 });
  try {
    const existing = await admin`select 1 from pg_database where datname = ${name}`;
    if (existing.length === 0) await admin.unsafe(`create database "${name}"`);
  } finally {
    await admin.end();
  }
}
