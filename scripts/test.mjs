#!/usr/bin/env node
// `npm test`: everything that keeps the house, then every test, and one closing line that adds them up.
//   --long              the long runs instead (`*.long.test.ts`, `*.long.spec.ts`)
//   --reference         the project's statistics against the reference results in REFERENCE_DATA;
//                       with --browser, its raw files through the pages instead
//   --unit, --browser   only these tests; further words select files
import path from "node:path";
import { browserProgram } from "./browser.mjs";
import { explain } from "./cannot-start.mjs";
import { prepare, requireNode } from "./prepare.mjs";
import { Failed, run, Stopped, stopOnSignals } from "./run.mjs";
import { checks } from "./testing/checks.mjs";
import { runBrowserTests, runUnitTests } from "./testing/suites.mjs";

requireNode();
process.chdir(path.resolve(import.meta.dirname, ".."));
stopOnSignals();
const flags = process.argv.slice(2).filter((word) => word.startsWith("--"));
const only = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const has = (/** @type {string} */ flag) => flags.includes(flag);
const total = { passed: 0, failed: 0 };

const isReference = has("--reference") && !has("--browser");

(isReference ? checkReference() : testAll().finally(printTotal)).catch((error) => {
  process.exitCode = 1;
  if (!(error instanceof Failed || error instanceof Stopped)) console.error(explain(error));
});

async function checkReference() {
  await prepare({ pages: false });
  await run(process.execPath, ["--import", "tsx", "scripts/reference/run.ts"]);
}

async function testAll() {
  const all = !(has("--unit") || has("--browser"));
  const long = has("--long");
  const project = has("--reference") ? "reference" : long ? "long" : "journeys";
  await step("packages", () => prepare({ pages: false }));
  const browser = has("--unit") ? "" : await step("a browser", browserProgram);
  if (all && !long) for (const [name, check] of checks) await step(name, check, 1);
  if (!has("--browser")) count(await runUnitTests({ long, only }));
  if (has("--unit")) return;
  await step("the built pages", () => prepare({ pages: true }));
  count(await runBrowserTests({ project, only, browser }));
}

/**
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @param {number} [worth] how many tests its success counts as
 */
async function step(name, work, worth = 0) {
  const begin = performance.now();
  try {
    const result = await work();
    total.passed += worth;
    console.log(`✓ ${name} (${((performance.now() - begin) / 1000).toFixed(1)} s)`);
    return result;
  } catch (error) {
    total.failed += 1;
    console.log(`✗ ${name}`);
    throw error;
  }
}

/** @param {{ passed: number, failed: number }} outcome */
function count({ passed, failed }) {
  total.passed += passed;
  total.failed += failed;
  if (failed > 0) throw new Failed(1);
}

function printTotal() {
  console.log(`${total.passed} passed, ${total.failed} failed`);
}
