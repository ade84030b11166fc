import { expect, test } from "@playwright/test";
import { expectAccessible } from "./support/accessible";
import { signIn } from "./support/sign-in";
import { world } from "./support/world";

async function post(path: string, data: unknown): Promise<void> {
  const answered = await fetch(`${world().url}/api/v1/${path}`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${world().admin.apiKey}`,
      "content-type": "application/json",
    },
    body: JSON.stringify(data),
  });
  expect(answered.ok).toBe(true);
}

test("a customer is found by name, shown with what they bought, and erased when they ask for it", async ({
  page,
}) => {
  const person = {
    ...{ externalId: "found-1", name: "Wanda Findling", email: "wanda@found.example" },
    ...{ consent: true, channelConsents: { sms: true, email: false } },
  };
  await post("customers", person);
  await post("purchases", { customer: "found-1", amount: 30, currency: "XAU", product: "Ring" });
  await post("kpis", { key: "found_hold", label: "Time on hold", unit: "s" });
  await post("interactions", {
    externalId: "found-1",
    customer: { externalId: "found-1" },
    occurredAt: "2026-01-05T10:00:00Z",
    kpis: { found_hold: 80 },
  });
  await signIn(page);
  await page.goto(`${world().url}/customers`);
  await expectAccessible(page);
  await page.getByRole("searchbox").fill("findl");
  await page.getByRole("button", { name: "Search" }).click();
  await page.getByRole("link", { name: "Wanda Findling" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Wanda Findling");
  await expect(page.getByRole("listitem").filter({ hasText: "30 XAU" })).toContainText("Ring");
  await expect(page.getByText("Time on hold 80 s")).toBeVisible();
  const choices = page.getByRole("region", { name: "Contact and consent" });
  await expect(choices.getByText("Cannot be asked at present.")).toBeVisible();
  await expect(choices.getByRole("listitem")).toHaveText(["E-mail Refused", "SMS Given"]);
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectAccessible(page);
  await page.getByLabel("How many").fill("0");
  await page.getByRole("button", { name: "Add referral" }).click();
  await expect(page.getByText("At least one.")).toBeVisible();
  await page.getByLabel("How many").fill("3");
  await page.getByLabel("Day").fill("2026-01-03");
  await page.getByRole("button", { name: "Add referral" }).click();
  const referrals = page.getByRole("list", { name: "Referrals" });
  await expect(referrals).toContainText("2026-01-03 3 people");
  await expect(page.getByText("Sent 3 people")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Take back the referral of 3 people on" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Take back" }).click();
  await expect(referrals).toHaveCount(0);
  await expect(page.getByText("Took back the referral of 3 people on 2026-01-03.")).toBeFocused();
  await page.getByRole("button", { name: "Erase Wanda Findling" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Erase" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Customers");
  await page.getByText("More", { exact: true }).click();
  await page.getByRole("link", { name: "Outbox" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Outbox");
});

test("an amount without a rate is told where values are, and the rate is entered from there", async ({
  page,
}) => {
  await post("customers", { externalId: "gold-1", clv: 2, currency: "XPT" });
  await signIn(page);
  await page.goto(`${world().url}/analysis/value`);
  await page.getByRole("link", { name: "Enter the rate of XPT" }).click();
  await expect(page.getByLabel("Currency")).toHaveValue("XPT");
  await expectAccessible(page);
  await page.getByRole("textbox", { name: "Rate" }).fill("900");
  await page.getByRole("button", { name: "Save rate" }).click();
  await expect(page.getByRole("cell", { name: "1 XPT = 900 EUR" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Enter the rate of XPT" })).toHaveCount(0);
  await page.getByRole("button", { name: /^Remove XPT/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect(page.getByRole("cell", { name: "1 XPT = 900 EUR" })).toHaveCount(0);
});
