import fs from "node:fs";
import net from "node:net";
import path from "node:path";

/** PostgreSQL's SSLRequest message: its length and its code. */
const tlsQuestion = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);

/**
 * What postmaster.pid says: its process, and how far the server is ("starting", "ready", "stopping").
 *
 * @param {string} cluster
 * @returns {{ pid: number, state: string } | undefined}
 */
export function readPidFile(cluster) {
  try {
    const lines = fs.readFileSync(path.join(cluster, "postmaster.pid"), "utf8").split("\n");
    return { pid: Number(lines[0]), state: (lines[7] ?? "").trim() };
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

/**
 * The processes that serve a data directory: PostgreSQL's main process and all it forked. A process
 * id in a left-over file proves nothing, since another program may have got it.
 *
 * @param {string} cluster
 */
export function serverProcesses(cluster) {
  if (process.platform !== "linux") return aliveByPidFile(cluster);
  return fs
    .readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && serves(name, cluster))
    .map(Number);
}

/**
 * @param {string} pid
 * @param {string} cluster
 */
function serves(pid, cluster) {
  try {
    const command = fs.readFileSync(`/proc/${pid}/cmdline`, "utf8");
    if (!/^(\S*\/)?postgres(\0|:)/.test(command)) return false;
    return command.includes(`-D\0${cluster}\0`) || fs.readlinkSync(`/proc/${pid}/cwd`) === cluster;
  } catch {
    return false; // ended meanwhile, or another account's
  }
}

/** @param {string} cluster */
function aliveByPidFile(cluster) {
  const pid = readPidFile(cluster)?.pid;
  return pid && pid > 0 && signal(pid, 0) ? [pid] : [];
}

/**
 * @param {number} pid
 * @param {NodeJS.Signals | 0} name
 * @returns {boolean} whether the process was there
 */
export function signal(pid, name) {
  try {
    process.kill(pid, name);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ESRCH") return false;
    throw error;
  }
}

/**
 * Whether a server answers. A connection alone proves nothing: the kernel still makes one for a
 * server that has just been killed. So the server is asked whether it speaks TLS; any answer will do.
 *
 * @param {string} socket
 * @returns {Promise<boolean>}
 */
export function answers(socket) {
  return new Promise((resolve) => {
    const connection = net.connect(socket, () => connection.write(tlsQuestion));
    connection.on("data", () => {
      resolve(true);
      connection.destroy();
    });
    connection.on("error", () => resolve(false));
    connection.on("close", () => resolve(false));
  });
}
