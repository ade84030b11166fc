// PostgreSQL refuses to run as root. Started by root it runs as an existing account without rights,
// and everything it touches has to be where that account can go.
import fs from "node:fs";
import path from "node:path";
import { CannotStart } from "../cannot-start.mjs";

/** @typedef {{ uid: number, gid: number }} Account */

/** Where root keeps what the other account cannot reach inside the project's own folder. */
const publicHome = "/var/lib/vocal";

/**
 * The account PostgreSQL runs as: the present one, or, for root, the owner of the data that are
 * there already, or an account every system has.
 *
 * @param {string} home
 * @returns {Account | undefined} undefined: the present account
 */
export function serverAccount(home) {
  if (process.getuid?.() !== 0) return undefined;
  const owner = fs.statSync(home, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const accounts = fs.readFileSync("/etc/passwd", "utf8").split("\n");
  for (const wanted of ["postgres", "nobody", "daemon"]) {
    const [name, , uid, gid] = (accounts.find((a) => a.startsWith(`${wanted}:`)) ?? "").split(":");
    if (name && Number(uid) > 0) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new CannotStart(
    "PostgreSQL cannot run as root, and /etc/passwd has none of the accounts postgres, nobody, daemon.",
  );
}

/**
 * Whether an account may enter every directory on a path, as far as it exists.
 *
 * @param {Account} account
 * @param {string} target
 * @returns {boolean}
 */
function reaches(account, target) {
  const stat = fs.statSync(target, { throwIfNoEntry: false });
  if (stat?.isDirectory()) {
    const bit = stat.uid === account.uid ? 0o100 : 0o001;
    if (!(stat.mode & bit)) return false;
  }
  const parent = path.dirname(target);
  return parent === target || reaches(account, parent);
}

/**
 * A path the account can reach: the one given, or one of the same name under /var/lib/vocal.
 *
 * @param {Account | undefined} account
 * @param {string} wanted
 * @param {string} name
 */
export function reachablePath(account, wanted, name) {
  if (!account || reaches(account, wanted)) return wanted;
  fs.mkdirSync(publicHome, { recursive: true });
  fs.chmodSync(publicHome, 0o755);
  return path.join(publicHome, name);
}

/**
 * Makes a directory that only the account may enter.
 *
 * @param {Account | undefined} account
 * @param {string} dir
 */
export function makePrivate(account, dir) {
  fs.mkdirSync(dir, { recursive: true });
  const owner = account?.uid ?? process.getuid?.();
  if (account) fs.chownSync(dir, account.uid, account.gid);
  if (fs.statSync(dir).uid !== owner) {
    throw new CannotStart(`${dir} belongs to another account. Start as that account, or as root.`);
  }
  fs.chmodSync(dir, 0o700);
}
