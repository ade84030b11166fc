import fs from "node:fs";
import { CannotStart } from "./cannot-start.mjs";
import { Failed, run } from "./run.mjs";

const systemBrowsers = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/**
 * The browser the tests drive: the one CHROMIUM_PATH names, one of the system's, or Playwright's own;
 * installed when there is none. Browser tests are never skipped.
 *
 * @returns {Promise<string>} its program
 * @throws when there is none and none can be installed
 */
export async function browserProgram() {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (fs.existsSync(named)) return named;
    throw new CannotStart(`CHROMIUM_PATH names ${named}, which does not exist.`);
  }
  const present = await presentBrowser();
  if (present) return present;
  console.log("Installing a browser for the tests…");
  for (const [command, ...args] of installers()) {
    if (!(await succeeds(command, args))) break;
  }
  const installed = await presentBrowser();
  if (installed) return installed;
  throw new CannotStart(
    "The browser tests need Chromium: install it, or set CHROMIUM_PATH to a Chrome or Chromium.",
  );
}

async function presentBrowser() {
  const { chromium } = await import("@playwright/test");
  return [...systemBrowsers, chromium.executablePath()].find((file) => fs.existsSync(file));
}

/** @returns {[string, ...string[]][]} */
function installers() {
  if (process.getuid?.() === 0 && fs.existsSync("/usr/bin/apt-get")) {
    return [
      ["apt-get", "update", "-qq"],
      ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"],
    ];
  }
  return [[process.execPath, "node_modules/@playwright/test/cli.js", "install", "chromium"]];
}

/**
 * @param {string} command
 * @param {string[]} args
 */
async function succeeds(command, args) {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  try {
    await run(command, args, { env, show: "never" });
    return true;
  } catch (error) {
    if (error instanceof Failed) return false;
    throw error;
  }
}
