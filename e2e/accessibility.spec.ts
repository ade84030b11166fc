import AxeBuilder from "@axe-core/playwright";
import { type BrowserContext, expect, type Page } from "@playwright/test";
import { signIn } from "./support/sign-in";
import { test } from "./support/test";
import { world } from "./support/world";

const screens = [
  { colorScheme: "light", width: 1280 },
  { colorScheme: "dark", width: 390 },
] as const;

const before = ["/sign-in", "/sign-in/link/x", "/api/docs", "/nothing-here"];
const behind = [
  "/",
  "/surveys",
  "/surveys/new",
  "/analysis",
  "/analysis/scores",
  "/analysis/compare",
  "/analysis/value",
  "/analysis/framework",
  "/analysis/methods",
  "/analysis/reports",
  "/plans",
  "/ledger",
  "/ledger/agents",
  "/data",
  "/data/import",
  "/outbox",
  "/outbox/queue",
  "/outbox/letters",
  "/calls",
  "/settings/organization",
  "/settings/contact",
  "/settings/channels",
  "/settings/suppressions",
  "/settings/members",
  "/settings/keys",
  "/settings/audit",
  "/settings/account",
];

/** What axe finds, and whether the page fits its screen, in words that name the page. */
async function findings(page: Page, path: string): Promise<string[]> {
  await page.goto(world().url + path);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  // The preview is the survey page itself, which has a test of its own.
  const { violations } = await new AxeBuilder({ page }).exclude("iframe").analyze();
  const found = violations.map(({ id, nodes }) => `${path}: ${id} at ${nodes[0]?.target}`);
  return wide ? [...found, `${path}: wider than the screen`] : found;
}

let signedIn: Awaited<ReturnType<BrowserContext["storageState"]>>;

test.beforeAll(async ({ browser }) => {
  const page = await browser.newPage();
  await signIn(page);
  signedIn = await page.context().storageState();
  await page.context().close();
});

for (const { colorScheme, width } of screens) {
  const screen = { colorScheme, viewport: { width, height: 800 } };

  for (const path of before) {
    test(`axe finds nothing on ${path}, ${colorScheme}, ${width} wide`, async ({ browser }) => {
      test.slow(path === "/api/docs", "thousands of lines");
      const page = await (await browser.newContext(screen)).newPage();
      expect(await findings(page, path)).toEqual([]);
    });
  }

  for (const path of behind) {
    test(`axe finds nothing on ${path}, ${colorScheme}, ${width} wide`, async ({ browser }) => {
      const context = await browser.newContext({ ...screen, storageState: signedIn });
      expect(await findings(await context.newPage(), path)).toEqual([]);
    });
  }
}
