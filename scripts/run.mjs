// Running other programs, one after another, so that stopping us stops them.
import { spawn } from "node:child_process";

/** @type {import("node:child_process").ChildProcess | undefined} */
let running;
/** When the end was asked for first. */
let stopping = 0;

/** The person who started us, or a program that ends us, asked for the end. */
export class Stopped extends Error {}

/** A program ended with an error it has already reported. */
export class Failed extends Error {
  /** @param {number} code */
  constructor(code) {
    super(`ended with ${code}`);
    this.code = code;
  }
}

/** A terminal and npm both pass on one Ctrl-C; a later second one is meant, and passed on too. */
function stop() {
  if (stopping && Date.now() - stopping < 1000) return;
  stopping ||= Date.now();
  if (running) endInOrder(running);
}

/** @param {import("node:child_process").ChildProcess} child */
function endInOrder(child) {
  child.kill("SIGTERM");
  setTimeout(() => child.kill("SIGKILL"), 30_000).unref();
}

/**
 * From now on a signal ends the running program, in order, before it ends us. npm does not pass
 * SIGTERM on, it dies alone: so when npm started us, we notice that it has gone.
 */
export function stopOnSignals() {
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(name, stop);
  const parent = process.ppid;
  if (!process.env.npm_lifecycle_event) return;
  setInterval(() => process.ppid !== parent && !stopping && stop(), 300).unref();
}

/**
 * Runs a program to its end.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, show?: "always" | "on failure" | "never" }} [options] when its
 *   output is shown
 * @throws {Failed | Stopped}
 */
export async function run(command, args, { env = process.env, show = "always" } = {}) {
  const output = show === "always" ? "inherit" : "pipe";
  const child = spawn(command, args, { env, stdio: ["ignore", output, output] });
  /** @type {Buffer[]} */
  const kept = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (part) => kept.push(part));
  await end(child).catch((error) => {
    if (error instanceof Failed && show !== "never") process.stderr.write(Buffer.concat(kept));
    throw error;
  });
}

/**
 * What is begun together ends together: batches of requests outlive a small space for young objects,
 * and are copied again and again. In twice the usual space that takes half the time.
 */
const youngObjects = ["--max-semi-space-size=32"];

/**
 * Runs one of our TypeScript programs. It gets signals from us alone (Ctrl-C would otherwise reach it
 * twice) and ends by itself when we are killed, see follow-parent.mjs.
 *
 * @param {string} program
 * @param {{ env: NodeJS.ProcessEnv, args?: string[] }} options
 * @throws {Failed | Stopped}
 */
export async function runProgram(program, { env, args = [] }) {
  const imports = ["--import", "tsx", "--import", "./scripts/follow-parent.mjs"];
  const child = spawn(process.execPath, [...youngObjects, ...imports, program, ...args], {
    env,
    detached: true,
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  await end(child);
}

/**
 * @param {import("node:child_process").ChildProcess} child
 * @returns {Promise<void>}
 */
function end(child) {
  running = child;
  if (stopping) endInOrder(child);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      running = undefined;
      if (stopping) reject(new Stopped());
      else if (code !== 0) reject(new Failed(code ?? 1));
      else resolve();
    });
  });
}
