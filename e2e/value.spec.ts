import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { apiOf } from "./support/api";
import { held, importCalls } from "./support/calls";
import { addPeopledOrganization } from "./support/organizations";
import { signIn } from "./support/sign-in";
import { world } from "./support/world";

async function expectSound(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id} at ${nodes[0]?.target}`)).toEqual([]);
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  expect(sideways, "the page fits its screen").toBe(false);
}

test("a manager sees who slipped in this quarter, what it is worth, and the customers behind it", async ({
  page,
}) => {
  await importCalls("Ladder", held, { valued: true });
  await signIn(page);
  await page.goto(`${world().url}/analysis/value`);
  await expect(page.getByRole("heading", { name: /^Value in good hands, Q/ })).toBeVisible();
  await expect(page.getByRole("heading", { name: /^The ladder of loyalty, Q/ })).toBeVisible();
  await expectSound(page);
  const move = page.getByRole("link", { name: /customers from never answered to at risk/ });
  const n = Number((await move.textContent())?.replaceAll(",", ""));
  expect(n).toBeGreaterThan(30);
  await move.click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "From never answered to at risk",
  );
  const rows = page.getByRole("region", { name: "Customers" }).getByRole("row");
  await expect(rows).toHaveCount(1 + Math.min(50, n));
  await expect(rows.nth(1)).toContainText("detractor");
  await page.setViewportSize({ width: 390, height: 844 });
  await expectSound(page);
});

test("the chain of one team is shown by its address, and everybody’s is one step away", async ({
  page,
}) => {
  await importCalls("Chain of a team", held, { valued: true });
  await signIn(page);
  await page.goto(`${world().url}/analysis/framework?ofTeam=Nobody+at+all`);
  await expect(page.getByText("Too little is known of Nobody at all")).toBeVisible({
    timeout: 60_000,
  });
  await expectSound(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectSound(page);
  await page.getByRole("link", { name: "Show everybody’s" }).click();
  await expect(page).toHaveURL(/\/analysis\/framework$/);
  await expect(page.getByText("Nobody at all")).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Show everybody’s" })).toHaveCount(0);
});

/** Customers of whom one system knows calls, and another failures. */
const twoSystems = (calls: number, failures: number) =>
  Array.from({ length: calls + failures }, (_, i) => ({
    ...{ occurredAt: "2026-01-05T10:00:00Z", channel: "phone", touchpoint: "technical_support" },
    customer: { externalId: `c${i}`, clv: 900 - 7 * (i % 40) + 3 * (i % 7) },
    kpis:
      i < calls
        ? { hold_time: (i % 40) * 5, transfers: i % 3, handle_time: 100 + 7 * (i % 11) }
        : { call_failures: i % 10 },
  }));

for (const { name, calls, failures, title } of [
  {
    name: "left out",
    calls: 40,
    failures: 55,
    title: "Per customer, one variable is left out",
  },
  {
    name: "all that is missing",
    calls: 6,
    failures: 9,
    title: "What is known of how many customers",
  },
]) {
  test(`what no customer has beside the rest is told: ${name}`, async ({ page }) => {
    const { key, enter } = await addPeopledOrganization("manager");
    const items = twoSystems(calls, failures);
    await apiOf(world().url, key).post("/interactions", { items });
    await enter(page);
    await page.goto(`${world().url}/analysis/framework`);
    const panel = page.getByRole("heading", { name: title }).first();
    await expect(panel).toBeVisible({ timeout: 60_000 });
    const row = page.getByRole("row").filter({ hasText: "Call failures" }).first();
    await expect(row).toContainText(`${failures} `);
    await expectSound(page);
    await page.setViewportSize({ width: 390, height: 844 });
    await expectSound(page);
  });
}
