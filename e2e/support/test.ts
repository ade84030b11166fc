import { test as base } from "@playwright/test";

/**
 * The test, which closes the windows it opened besides its own: left open they go on asking the
 * server, and every later failure is told with a picture of each.
 */
export const test = base.extend<{ closing: undefined }>({
  closing: [
    async ({ browser }, use) => {
      const before = new Set(browser.contexts());
      await use(undefined);
      const opened = browser.contexts().filter((context) => !before.has(context));
      await Promise.all(opened.map((context) => context.close()));
    },
    { auto: true },
  ],
});
