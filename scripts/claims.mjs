// Locks and claims among processes that may be killed at any instant. A claim is a file named after
// the process that made it; it counts while that very process lives, so nobody has to clean up after
// a crash, and removing a dead process's claim can never remove a living one's.
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * Names a living process so that a process id used again, even after a reboot, is told apart. Where
 * /proc is missing the id alone has to do.
 *
 * @param {number} pid
 * @returns {string | undefined} undefined when no such process lives
 */
function processName(pid) {
  if (process.platform !== "linux") return answersSignals(pid) ? `${pid}` : undefined;
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, "utf8");
    // The command, in brackets, may itself hold spaces and brackets.
    const [state, ...rest] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const startTime = rest[18];
    const boot = fs.readFileSync("/proc/sys/kernel/random/boot_id", "utf8").slice(0, 8);
    return state === "Z" ? undefined : `${pid}-${startTime}-${boot}`;
  } catch {
    return undefined;
  }
}

/** @param {number} pid */
function answersSignals(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** A name for a new claim of this process. */
export function claimName() {
  return `${processName(process.pid)}+${randomBytes(4).toString("hex")}`;
}

/** @param {string} claim */
export function isAlive(claim) {
  const [name = ""] = claim.split("+");
  return processName(Number.parseInt(name, 10)) === name;
}

/**
 * The claims in a directory whose processes live; the others are removed.
 *
 * @param {string} dir
 */
export function livingClaims(dir) {
  const claims = fs.existsSync(dir) ? fs.readdirSync(dir) : [];
  return claims.filter((claim) => {
    if (isAlive(claim)) return true;
    fs.rmSync(path.join(dir, claim), { force: true });
    return false;
  });
}

/**
 * Does work while no other process does work under the same lock. The lock is a directory with the
 * holder's claim in it. It comes into being by renaming, which succeeds only over an empty directory,
 * so a lock never exists without its holder and of two takers one fails.
 *
 * @template T
 * @param {string} lock
 * @param {() => Promise<T>} work
 * @param {() => void} [onWait] called once when somebody else holds the lock
 * @returns {Promise<T>}
 */
export async function underLock(lock, work, onWait = () => {}) {
  const claim = claimName();
  for (let attempt = 0; !take(lock, claim); attempt++) {
    if (attempt === 20) onWait();
    await sleep(25);
  }
  try {
    return await work();
  } finally {
    fs.rmSync(path.join(lock, claim), { force: true });
  }
}

/**
 * @param {string} lock
 * @param {string} claim
 */
function take(lock, claim) {
  if (livingClaims(lock).length > 0) return false;
  const mine = `${lock}.${claim}`;
  fs.mkdirSync(mine, { recursive: true });
  fs.writeFileSync(path.join(mine, claim), "");
  // What root does once in somebody's folder must not lock that person out.
  const { uid, gid } = fs.statSync(path.dirname(lock));
  if (process.getuid?.() === 0) fs.chownSync(mine, uid, gid);
  try {
    fs.renameSync(mine, lock);
    return true;
  } catch (error) {
    fs.rmSync(mine, { recursive: true, force: true });
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOTEMPTY" || code === "EEXIST") return false;
    throw error;
  }
}
