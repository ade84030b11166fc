// The runners of the tests proper, and what their reports say. A skipped test counts as failed.
import fs from "node:fs";
import { Failed, run } from "../run.mjs";

/** @typedef {{ passed: number, failed: number }} Count */

const unitReport = ".cache/vitest.json";
const browserReport = ".cache/playwright.json";

/**
 * @param {{ long: boolean, only: string[] }} options `only`: parts of file names
 * @returns {Promise<Count>}
 */
export async function runUnitTests({ long, only }) {
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${unitReport}`];
  const mode = long ? ["--mode", "long"] : [];
  const vitest = ["node_modules/vitest/vitest.mjs", "run", ...mode, ...reporters, ...only];
  return await counted(vitest, process.env, unitReport, (report) => ({
    passed: numberAt(report, "numPassedTests"),
    failed:
      numberAt(report, "numFailedTests") +
      numberAt(report, "numPendingTests") +
      numberAt(report, "numTodoTests"),
  }));
}

/**
 * @param {{ project: string, only: string[], browser: string }} options
 * @returns {Promise<Count>}
 */
export async function runBrowserTests({ project, only, browser }) {
  const cli = "node_modules/@playwright/test/cli.js";
  const playwright = [cli, "test", `--project=${project}`, ...only];
  const env = {
    ...process.env,
    CHROMIUM_PATH: browser,
    PLAYWRIGHT_JSON_OUTPUT_FILE: browserReport,
  };
  return await counted(playwright, env, browserReport, ({ stats }) => ({
    passed: numberAt(stats, "expected"),
    failed: numberAt(stats, "unexpected") + numberAt(stats, "flaky") + numberAt(stats, "skipped"),
  }));
}

/**
 * @param {unknown} report
 * @param {string} name
 */
function numberAt(report, name) {
  const value = Object(report)[name];
  if (typeof value !== "number") throw new Error(`A test report has no number "${name}".`);
  return value;
}

/**
 * @param {string[]} program
 * @param {NodeJS.ProcessEnv} env
 * @param {string} file
 * @param {(report: Record<string, unknown>) => Count} read
 * @returns {Promise<Count>}
 */
async function counted(program, env, file, read) {
  fs.rmSync(file, { force: true });
  const broken = await run(process.execPath, program, { env }).then(
    () => 0,
    (error) => {
      if (error instanceof Failed) return 1;
      throw error;
    },
  );
  const reported = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, "utf8")) : undefined;
  const { passed, failed } = reported ? read(reported) : { passed: 0, failed: 0 };
  // A file that could not even be loaded has no tests to count; a run without any proves nothing.
  return { passed, failed: Math.max(failed, broken, passed + failed === 0 ? 1 : 0) };
}
