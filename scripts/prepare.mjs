// What has to be there before anything of ours can run: packages and the built pages.
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { underLock } from "./claims.mjs";
import { run } from "./run.mjs";

/** Everything that can change what `next build` makes. */
const sourceFolders = ["app", "components", "lib", "drizzle", "public"];
const sourceFiles = [
  "next.config.ts",
  "postcss.config.mjs",
  "tsconfig.json",
  "package.json",
  "package-lock.json",
];

/** Ends with one line when this Node.js is too old. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`Vocal needs Node.js 20.19 or newer; this is ${process.version}.`);
  process.exit(1);
}

/**
 * Installs what package-lock.json names, unless it is there already.
 *
 * @param {{ pages: boolean }} needs whether the built pages are needed too
 */
export async function prepare({ pages }) {
  await underLock(
    ".data/prepare.lock",
    async () => {
      if (!(isInstalled() && isPatched())) await install();
      if (pages) await build();
    },
    () => console.log("Waiting for another start in this folder, which is still preparing."),
  );
}

/**
 * npm writes down what it has installed. Packages for other systems are optional, and absent.
 *
 * @typedef {{ packages: Record<string, { version?: string, integrity?: string, optional?: boolean, devOptional?: boolean }> }} Lock
 */
function isInstalled() {
  const wanted = readLock("package-lock.json");
  const present = readLock("node_modules/.package-lock.json");
  if (!wanted || !present) return false;
  return Object.entries(wanted.packages).every(([where, entry]) => {
    const found = present.packages[where];
    if (where === "" || (!found && (entry.optional || entry.devOptional))) return true;
    return found?.version === entry.version && found?.integrity === entry.integrity;
  });
}

/** Whether packages hold all that our patches add to them; npm knows nothing of these. */
function isPatched() {
  const patches = fs
    .readdirSync("patches")
    .map((name) => fs.readFileSync(`patches/${name}`, "utf8"));
  return patches
    .flatMap((patch) => patch.split(/^diff .*$/m).slice(1))
    .every((change) => {
      const file = /^\+\+\+ b\/(.+)$/m.exec(change)?.[1] ?? "";
      const present = new Set(fs.readFileSync(file, "utf8").split("\n"));
      const added = change.split("\n").filter((line) => /^\+(?!\+\+)/.test(line));
      return added.every((line) => present.has(line.slice(1)));
    });
}

/**
 * @param {string} file
 * @returns {Lock | undefined}
 */
function readLock(file) {
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, "utf8")) : undefined;
}

async function install() {
  console.log("Installing packages…");
  // NODE_ENV=production would leave out what the build needs.
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env, NODE_ENV: "development" };
  const quietly = ["--loglevel=error", "--no-fund", "--no-audit", "--no-update-notifier"];
  await run("npm", ["ci", "--include=dev", "--include=optional", ...quietly], { env });
}

async function build() {
  const stamp = ".next/build-stamp";
  const wanted = hashOfSources();
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, "utf8") === wanted) return;
  console.log("Building the pages, once…");
  fs.rmSync(stamp, { force: true });
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
  const next = "node_modules/next/dist/bin/next";
  await run(process.execPath, [next, "build"], { env, show: "on failure" });
  fs.writeFileSync(stamp, wanted);
}

function hashOfSources() {
  const inFolders = sourceFolders
    .filter((folder) => fs.existsSync(folder))
    .flatMap((folder) =>
      fs
        .readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
        .map((entry) => path.join(entry.parentPath, entry.name)),
    );
  const hash = createHash("sha256");
  for (const file of [...inFolders, ...sourceFiles].sort()) {
    if (fs.existsSync(file)) hash.update(`${file}\0`).update(fs.readFileSync(file));
  }
  return hash.digest("hex");
}
