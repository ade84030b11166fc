import { expect, type Locator, type Page, test } from "@playwright/test";
import { importFile } from "./support/import-file";
import { addPeopledOrganization } from "./support/organizations";
import { sixtyVariables } from "./support/sixty-variables";
import { world } from "./support/world";

/** Nothing lies over the middle of it, and all of it is on the screen. */
async function expectInFull(what: Locator): Promise<void> {
  await expect(what).toBeInViewport({ ratio: 1 });
  const isOnTop = what.evaluate((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    const found = document.elementFromPoint(left + width / 2, top + height / 2);
    return element === found || element.contains(found);
  });
  expect(await isOnTop).toBe(true);
}

/** The cell that has the keyboard is seen together with the names of its row and its column. */
async function expectReadable(page: Page, matrix: Locator, row: string, column: string) {
  await expectInFull(page.locator(":focus"));
  await expectInFull(matrix.getByRole("rowheader", { name: row }));
  await expectInFull(matrix.getByRole("columnheader", { name: column, exact: true }));
}

test("of sixty variables every pair is found by keyboard, under its names, also on a phone", async ({
  page,
}) => {
  const { key, enter } = await addPeopledOrganization();
  await importFile(key, sixtyVariables);
  await enter(page);
  await page.goto(`${world().url}/analysis`);
  const matrix = page.getByRole("table", { name: /Correlations of conditions/ });
  await expect(matrix.getByRole("link")).toHaveCount((60 * 59) / 2, { timeout: 90_000 });
  for (const level of ["Technical", "Operational", "Experience"]) {
    await expect(matrix.getByRole("columnheader", { name: level })).toHaveCount(1);
  }

  const stop = matrix.locator('a[tabindex="0"]');
  await stop.focus();
  for (const keys of ["PageDown", "PageDown", "PageDown", "ArrowDown", "End", "ArrowLeft"]) {
    await page.keyboard.press(keys);
  }
  await expect(stop).toHaveCount(1);
  await expect(page.locator(":focus")).toHaveAttribute("data-place", "32 30");
  const [row, column] = ["Handle time", "Days until refund"];
  await expect(page.locator(":focus")).toHaveAccessibleName(new RegExp(`${column} and ${row}: `));
  for (const size of [
    { width: 1280, height: 900 },
    { width: 390, height: 844 },
  ]) {
    await page.setViewportSize(size);
    await page.keyboard.press("Home");
    await expectReadable(page, matrix, row, "App crashes");
    await page.keyboard.press("End");
    await page.keyboard.press("ArrowLeft");
    await expectReadable(page, matrix, row, column);
  }
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`${column} and ${row}`);
});
