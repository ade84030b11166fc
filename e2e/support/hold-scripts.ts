import type { Page } from "@playwright/test";

/**
 * Holds the page's scripts back, as a slow line does.
 * @returns lets them arrive
 */
export async function holdScripts(page: Page): Promise<() => void> {
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await page.route("**/*.js", async (route) => {
    await arrived;
    await route.continue();
  });
  return arrive;
}
