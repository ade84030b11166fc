import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";

const project = path.resolve(import.meta.dirname, "..");
const planted = mkdtempSync(path.join(os.tmpdir(), "vocal-house-"));
afterAll(() => rmSync(planted, { recursive: true }));

const folders = ["app", "components", "e2e", "lib", "scripts"];
const filesIn = (dir: string) =>
  readdirSync(path.join(project, dir), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(project, path.join(entry.parentPath, entry.name)));
const textOf = (file: string) => readFileSync(path.join(project, file), "utf8");

interface Report {
  modules: { source: string }[];
  summary: { violations: { from: string; rule: { name: string } }[] };
}

function askFloors(root: string, dirs: string[]): Report {
  const program = path.join(project, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
  const options = { cwd: root, encoding: "utf8", maxBuffer: 2 ** 28 } as const;
  const { stdout } = spawnSync(process.execPath, [program, "-T", "json", ...dirs], options);
  return JSON.parse(stdout);
}

/** A tiny house with the real floor plan; each file is one import. */
function refusals(files: Record<string, string>): Record<string, string[]> {
  const root = mkdtempSync(path.join(planted, "case-"));
  for (const file of [".dependency-cruiser.cjs", "tsconfig.json"]) {
    cpSync(path.join(project, file), path.join(root, file));
  }
  symlinkSync(path.join(project, "node_modules"), path.join(root, "node_modules"));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  }
  const found: Record<string, string[]> = {};
  const dirs = [...new Set(Object.keys(files).map((file) => file.split("/")[0] ?? file))];
  for (const { from, rule } of askFloors(root, dirs).summary.violations) {
    found[from] = [...(found[from] ?? []), rule.name].sort();
  }
  return found;
}

test("an import upwards, to a neighbour, or of types alone is refused; one downwards is not", () => {
  const found = refusals({
    "lib/customers/read.ts": "export const a = 1;",
    "lib/customers/up.ts": 'import { b } from "@/lib/cases/read"; export const u = b;',
    "lib/customers/aside.ts": 'import { c } from "@/lib/surveys/read"; export const n = c;',
    "lib/customers/types.ts": 'import type { B } from "@/lib/cases/read"; export type U = B;',
    "lib/surveys/read.ts": "export const c = 1;",
    "lib/cases/read.ts":
      'import { a } from "@/lib/customers/read"; export const b = a; export type B = typeof b;',
  });
  expect(found).toEqual({
    "lib/customers/up.ts": ["lib/customers imports only downwards"],
    "lib/customers/aside.ts": ["lib/customers imports only downwards"],
    "lib/customers/types.ts": ["lib/customers imports only downwards"],
  });
});

test("SQL outside stores, borrowed stores, and ways from the browser to the database are refused", () => {
  const found = refusals({
    "lib/db/client.ts": 'import "drizzle-orm/postgres-js";',
    "lib/db/tables/customers.ts": "export const t = 1;",
    "lib/customers/store.ts": 'import { t } from "@/lib/db/tables/customers"; export const s = t;',
    "lib/customers/read.ts": 'import { s } from "@/lib/customers/store"; export const r = s;',
    "lib/customers/close.ts": 'import "drizzle-orm";',
    "lib/cases/read.ts": 'import "@/lib/customers/store";',
    "lib/access/door.ts": 'import "@/lib/db/client";',
    "components/ui/list.tsx":
      'import { r } from "@/lib/customers/read"; export const l = <p>{r}</p>;',
    "app/page.tsx": 'import "@/lib/db/client";',
  });
  expect(found).toEqual({
    "lib/customers/close.ts": ["SQL lives in stores"],
    "lib/cases/read.ts": ["stores are private to their room"],
    "components/ui/list.tsx": ["components are safe in a browser"],
    "app/page.tsx": ["pages do not know the database"],
  });
});

test("the check of the floors reads every file there is", () => {
  const seen = askFloors(project, folders).modules.map(({ source }) => source);
  const code = folders.flatMap(filesIn).filter((file) => /\.(ts|tsx|mjs)$/.test(file));
  const ours = seen.filter((source) => folders.some((folder) => source.startsWith(`${folder}/`)));
  expect(ours.filter((source) => /\.(ts|tsx|mjs)$/.test(source)).sort()).toEqual(code.sort());
});

test("app/ only wires: browser code lives in components/", () => {
  const strays = filesIn("app")
    .filter((file) => /\.tsx?$/.test(file) && !/(^|\/)(global-)?error\.tsx$/.test(file))
    .filter((file) => /^\s*["']use client["']/.test(textOf(file)));
  expect(strays).toEqual([]);
});

test("every piece of mathematics has its test beside it", () => {
  const untested = ["lib/stats", "lib/metrics", "lib/text"]
    .filter((dir) => existsSync(path.join(project, dir)))
    .flatMap(filesIn)
    .filter((file) => /\.ts$/.test(file) && !/\.test\.ts$/.test(file))
    .filter((file) => /^export (async )?function /m.test(textOf(file)))
    .filter((file) => !existsSync(path.join(project, file.replace(/\.ts$/, ".test.ts"))));
  expect(untested).toEqual([]);
});

test("folders have kebab-case names, but for those Next.js gives a meaning", () => {
  const names = folders.flatMap(filesIn).flatMap((file) => file.split("/").slice(0, -1));
  const plain = /^[a-z0-9]+(-[a-z0-9]+)*(\.json|\.js)?$/;
  const next = /^(_[a-z]+|\([a-z-]+\)|\[(\.\.\.)?[a-zA-Z]+\]|__reference__)$/;
  expect([...new Set(names)].filter((name) => !plain.test(name) && !next.test(name))).toEqual([]);
});
