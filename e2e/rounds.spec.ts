import { expect, type Page } from "@playwright/test";
import { expectSound } from "./support/accessible";
import { apiOf } from "./support/api";
import { mailsTo } from "./support/mailbox";
import { signIn } from "./support/sign-in";
import { test } from "./support/test";
import { world } from "./support/world";

const api = () => apiOf(world().url, world().admin.apiKey);

/** Customers whom a round can choose and nobody else has: one of them does not want to be asked. */
async function threeCustomers(segment: string): Promise<string[]> {
  const emails = ["ann", "ben"].map((name) => `${name}-${segment}@example.com`);
  const no = { externalId: `no-${segment}`, email: `no-${segment}@example.com`, consent: false };
  for (const customer of [...emails.map((email) => ({ externalId: email, email })), no]) {
    await api().post("/customers", { ...customer, segment });
  }
  return emails;
}

/** The page of a round that was counted. */
async function countRound(page: Page, survey: string, segment: string): Promise<void> {
  await page.goto(`${world().url}/surveys/${survey}/send`);
  await page.getByRole("link", { name: "Begin a round" }).click();
  await page.getByRole("button", { name: "Add a condition" }).click();
  await page.getByLabel("Condition 1.1: what").selectOption("customer.segment");
  await page.getByLabel("Of them, ask").fill("0");
  await page.getByRole("button", { name: "Count whom it would ask" }).click();
  await expect(page.getByText("More than nobody.")).toBeVisible();
  await expect(page.getByText("Say at least one.")).toBeVisible();
  await page.getByLabel("Of them, ask").fill("100");
  await page.getByLabel("Condition 1.1: value").fill(segment);
  await page.getByLabel("Only in certain hours").uncheck();
  await expectSound(page);
  await page.getByRole("button", { name: "Count whom it would ask" }).click();
  await expect(page.getByText("This round would ask 2 customers of 3 chosen.")).toBeVisible({
    timeout: 30_000,
  });
}

test("customers are asked at once, once it was seen whom, and every one is accounted for", async ({
  page,
}) => {
  const made = await api().post("/surveys", { name: "Once a year", template: "post-call-nps" });
  const survey = String(made.id);
  await api().post(`/surveys/${survey}/publish`, {});
  const segment = `round-${Date.now()}`;
  const emails = await threeCustomers(segment);
  await signIn(page);
  await countRound(page, survey, segment);
  await expectSound(page);
  expect(await mailsTo(emails[0] ?? "")).toHaveLength(0);

  await page.getByRole("button", { name: "Ask 2 customers" }).click();
  await page.getByRole("button", { name: "Ask them" }).click();
  await expect(page.getByText("2 customers of 3 chosen were asked.")).toBeVisible({
    timeout: 30_000,
  });
  for (const email of emails) {
    await expect.poll(async () => (await mailsTo(email)).length, { timeout: 30_000 }).toBe(1);
  }
  await page.getByRole("link", { name: "No consent" }).click();
  const rows = page.getByRole("region", { name: "Customer by customer" }).locator("tbody tr");
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText("Not asked");
  await expectSound(page);
  await page.getByRole("link", { name: "Everything about sending this survey" }).click();
  await expect(page.getByText("2 of 3 asked")).toBeVisible();
  await expectSound(page);
});
