import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { held, importCalls, openAnalysis, unrelated } from "./support/calls";
import { world } from "./support/world";

test("the page opens with what goes with the score, and leads to the calls behind it", async ({
  page,
}) => {
  await importCalls("Harbour", held);
  await openAnalysis(page, "Harbour");
  await expect(page.getByText(/clearly goes with the NPS answer: time on hold/)).toBeVisible();
  const finding = page.getByRole("listitem").filter({ hasText: "Time on hold: with" });
  await expect(finding).toContainText(/the NPS answer is [\d.]+ points lower/);
  await expect(page.getByText("n = 300 interactions").first()).toBeVisible();

  const bars = page.getByRole("table", { name: /Share of the differences/ });
  await expect(bars.getByRole("row").nth(1)).toContainText("Time on hold");
  await expect(page.getByRole("img", { name: /Important for the NPS answer/ })).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id} at ${nodes[0]?.target}`)).toEqual([]);

  await finding.getByRole("link", { name: "Look closer" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Time on hold and NPS answer");
  await expect(page.getByText(/go closely with lower values of NPS answer/)).toBeVisible();
  await expect(page.getByText(/n = 300 interactions; q < 0.001/)).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: "Harbour" })).toHaveCount(25);
  await page.getByRole("link", { name: "Next rows" }).click();
  await expect(page.getByRole("row").filter({ hasText: "Harbour" })).toHaveCount(25);
});

test("where nothing goes with the score, the page says so plainly", async ({ page }) => {
  await importCalls("Quay", unrelated);
  await openAnalysis(page, "Quay");
  await expect(page.getByText(/No key driver found: none of the/)).toBeVisible();
  await expect(page.getByText(/so the map advises nothing/)).toBeVisible();
});

test("the filters are a form whose answers stand in the address", async ({ page }) => {
  await importCalls("Harbour", held);
  await openAnalysis(page, "Harbour");
  await page.getByLabel("Compare per").selectOption("period");
  await page.getByLabel("From").fill("2020-01-01");
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(page).toHaveURL(/touchpoint=Harbour/);
  await expect(page).toHaveURL(/grain=period/);
  await expect(page).toHaveURL(/from=2020-01-01/);
  await expect(page.getByLabel("Touchpoint")).toHaveValue("Harbour");
  await page.getByRole("link", { name: "Clear" }).click();
  await expect(page).toHaveURL(/\/analysis$/);
  await expect(page.getByLabel("Touchpoint")).toHaveValue("");
});

test("one walks the matrix with the arrow keys and opens a pair with Enter", async ({ page }) => {
  await importCalls("Harbour", held);
  await openAnalysis(page, "Harbour");
  const matrix = page.getByRole("table", { name: /Correlations of conditions/ });
  const stops = matrix.locator('a[tabindex="0"]');
  await expect(stops).toHaveCount(1);
  await stops.focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  const reached = page.locator(":focus");
  await expect(reached).toHaveAttribute("data-place", "2 1");
  await expect(stops).toHaveCount(1);
  const pair = String(await reached.getAttribute("href"));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(world().url + pair);
});

test("a click on a cell opens its pair, also where the matrix reaches out of the screen", async ({
  page,
}) => {
  await importCalls("Harbour", held);
  await openAnalysis(page, "Harbour");
  await page.setViewportSize({ width: 1280, height: 500 });
  const matrix = page.getByRole("table", { name: /Correlations of conditions/ });
  const cell = matrix.getByRole("link").first();
  await cell.evaluate((element) => element.scrollIntoView({ block: "end" }));
  const { x, y, width, height } = (await cell.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down();
  await page.mouse.up();
  await expect(page).toHaveURL(/\/analysis\/pair\?/);
});
