import AxeBuilder from "@axe-core/playwright";
import { expect } from "@playwright/test";
import { held, importCalls, openAnalysis } from "./support/calls";
import { addPeopledOrganization } from "./support/organizations";
import { test } from "./support/test";
import { world } from "./support/world";

test("a report keeps what the page said, opens for members only, and leaves as PDF", async ({
  page,
  browser,
}) => {
  await importCalls("Harbour", held);
  await openAnalysis(page, "Harbour");
  await page.getByRole("link", { name: "Make a report" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Calls at the harbour");
  await page.getByRole("button", { name: "Make the report" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Calls at the harbour");
  await expect(page.getByText(/clearly goes with the NPS answer: time on hold/)).toBeVisible();
  await expect(page.getByText("n = 300 interactions").first()).toBeVisible();
  // So low that the matrix, which leads nowhere here, scrolls inside itself.
  await page.setViewportSize({ width: 1280, height: 420 });
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id} at ${nodes[0]?.target}`)).toEqual([]);
  const address = page.url();
  const document = await page.request.get(`${address}/pdf`);
  expect(document.headers()["content-type"]).toBe("application/pdf");
  expect((await document.body()).subarray(0, 5).toString()).toBe("%PDF-");

  const stranger = await browser.newContext();
  const refused = await stranger.newPage();
  await refused.goto(address);
  await expect(refused).toHaveURL(/\/sign-in/);
  const { enter } = await addPeopledOrganization();
  await enter(refused);
  // What is another organisation's is said to be no more there than what never was.
  const never = address.replace(/[^/]+$/, crypto.randomUUID());
  for (const path of [address, never]) {
    await refused.goto(path);
    await expect(refused.getByText("There is nothing here")).toBeVisible();
    expect((await refused.request.get(`${path}/pdf`)).status()).toBe(404);
  }
  await stranger.close();

  await page.goto(`${world().url}/analysis/reports`);
  await page.getByRole("button", { name: "Delete Calls at the harbour" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await expect(page.getByRole("link", { name: "Calls at the harbour" })).toHaveCount(0);
});
