import { existsSync } from "node:fs";
import { defineConfig, devices } from "@playwright/test";

// `npm test` sets CHROMIUM_PATH; where nothing is found Playwright's own browser is used.
const systemBrowsers = [
  process.env.CHROMIUM_PATH,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
];
const executablePath = systemBrowsers.find((file) => file && existsSync(file));

export default defineConfig({
  testDir: "e2e",
  globalSetup: "./scripts/prepare-browser-tests.ts",
  workers: 1, // One server, one database, one organisation: what one test changes another would see.
  retries: 0,
  forbidOnly: true,
  timeout: 180_000,
  // Only what never comes waits this long: a busy machine may need half a minute for its first page.
  expect: { timeout: 30_000 },
  reporter: [["list"], ["json", { outputFile: ".cache/playwright.json" }]],
  use: {
    ...devices["Desktop Chrome"],
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      // Root has no sandbox; the rest keeps the browser from calling home.
      args: [
        "--no-sandbox",
        "--disable-quic",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
  },
  projects: [
    { name: "journeys", testIgnore: ["**/*.long.spec.ts", "**/*.reference.spec.ts"] },
    { name: "long", testMatch: "**/*.long.spec.ts", timeout: 3_600_000 },
    { name: "reference", testMatch: "**/*.reference.spec.ts", timeout: 600_000 },
  ],
});
