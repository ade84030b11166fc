// What `npm test` asks of the code before it runs any of it. Each check counts as one test.
import fs from "node:fs";
import path from "node:path";
import { CannotStart } from "../cannot-start.mjs";
import { run } from "../run.mjs";

const bin = {
  next: "node_modules/next/dist/bin/next",
  tsc: "node_modules/@typescript/native/bin/tsc",
  biome: "node_modules/@biomejs/biome/bin/biome",
  depcruise: "node_modules/dependency-cruiser/bin/dependency-cruise.mjs",
  knip: "node_modules/knip/bin/knip.js",
  drizzleKit: "node_modules/drizzle-kit/bin.cjs",
};

/** @param {[string, ...string[]]} program */
const node = (...program) => run(process.execPath, program, { show: "on failure" });

/** @type {[name: string, check: () => Promise<void>][]} */
export const checks = [
  ["types", checkTypes],
  ["format and lint", () => node(bin.biome, "check", "--error-on-warnings")],
  ["floors", () => node(bin.depcruise, "app", "lib", "components", "scripts", "e2e")],
  ["nothing unused", () => node(bin.knip)],
  ["migrations agree with the tables", checkMigrations],
];

async function checkTypes() {
  await node(bin.next, "typegen"); // Writes the route types that tsconfig.json includes.
  await node(bin.tsc, "--noEmit");
}

/** Generates into a copy of drizzle/, where nothing new may appear. */
async function checkMigrations() {
  const copy = ".cache/drizzle";
  fs.rmSync(copy, { recursive: true, force: true });
  fs.cpSync("drizzle", copy, { recursive: true });
  const schema = ["--dialect", "postgresql", "--schema", "./lib/db/tables/*.ts"];
  await node(bin.drizzleKit, "generate", ...schema, "--out", copy);
  const before = fs.readdirSync("drizzle");
  const added = fs.readdirSync(copy).filter((file) => !before.includes(file));
  if (added.length === 0) return;
  const [statements = ""] = added.map((file) => fs.readFileSync(path.join(copy, file), "utf8"));
  throw new CannotStart(`The tables have changed: run \`npm run db:generate\`.\n${statements}`);
}
