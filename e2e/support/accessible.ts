import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/**
 * Axe finds nothing on the page and in the frames that it shows. Previews run no script, and are
 * pages with a test of their own.
 */
export async function expectAccessible(page: Page, except = "iframe[sandbox]"): Promise<void> {
  const axe = new AxeBuilder({ page }).exclude(except);
  const framed = await page.locator("iframe:not([sandbox])").count();
  // A page and the survey in its frame are two documents, each with a main part of its own.
  if (framed > 0 && except !== "iframe") axe.disableRules("landmark-unique");
  const { violations } = await axe.analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
}

/** Axe finds nothing on the page beside its frames, and on no screen does it scroll sideways. */
export async function expectSound(page: Page): Promise<void> {
  await expectAccessible(page, "iframe");
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(over, `${page.url()} at ${width}`).toBeLessThanOrEqual(0);
  }
}
