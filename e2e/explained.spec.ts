import { expect, type Page } from "@playwright/test";
import { expectAccessible } from "./support/accessible";
import { apiOf } from "./support/api";
import { signIn } from "./support/sign-in";
import { test } from "./support/test";
import { world } from "./support/world";

const mark = crypto.randomUUID().slice(0, 8);
const api = () => apiOf(world().url, world().admin.apiKey);
const surveyName = `Explained ${mark}`;

async function publishedSurvey(): Promise<string> {
  const survey = await api().post("/surveys", { name: surveyName, template: "support-csat" });
  await api().post(`/surveys/${survey.id}/publish`, {});
  return String(survey.id);
}

/** A call of Ida's, once the triggers have decided on it. */
async function decidedCall(externalId: string): Promise<void> {
  const customer = { externalId: mark, name: `Ida ${mark}`, email: `ida-${mark}@example.com` };
  const occurredAt = new Date().toISOString();
  await api().post("/interactions", { externalId, touchpoint: mark, occurredAt, customer });
  const decision = async () => (await api().get(`/decisions?search=${externalId}`)).data;
  await expect.poll(decision, { timeout: 60_000 }).toHaveLength(1);
}

const rowOf = (page: Page, text: string) => page.getByRole("row").filter({ hasText: text });

test("the ledger says why somebody was not asked after all, by keyboard too", async ({ page }) => {
  const survey = await publishedSurvey();
  const rule = { survey, name: `After ${mark}`, touchpoints: [mark], restPeriodSeconds: 0 };
  const trigger = await api().post("/triggers", { ...rule, delaySeconds: 7200 });
  await decidedCall(`first-${mark}`);
  await signIn(page);
  await page.goto(`${world().url}/ledger`);
  await page.getByLabel("Search by customer or interaction").fill(`Ida ${mark}`);
  await page.getByLabel("Search by customer or interaction").press("Enter");
  const first = rowOf(page, `first-${mark}`);
  await expect(first).toContainText("Waits for its hour");
  await api().patch(`/triggers/${trigger.id}`, { active: false });
  await decidedCall(`second-${mark}`);
  await page.reload();
  await expect(first).toContainText("Called off: Its trigger was switched off");
  await expect(first.getByText(surveyName)).toBeHidden();
  await first.getByText("Every rule it met").focus();
  await page.keyboard.press("Enter");
  await expect(first.getByText(surveyName)).toBeVisible();
  await expect(first.getByText(`After ${mark}`)).toBeVisible();
  await expectAccessible(page);

  await page.getByLabel("Period").selectOption("Last 90 days");
  await page.getByRole("button", { name: "Search" }).click();
  await expect(page).toHaveURL(/days=90/);
  await page.getByRole("link", { name: /^Trigger is off/ }).click();
  await expect(first).toBeHidden();
  await expect(rowOf(page, `second-${mark}`)).toBeVisible();
  expect(new URL(page.url()).searchParams.get("days")).toBe("90");
  expect(new URL(page.url()).searchParams.get("search")).toBe(`Ida ${mark}`);
  await expect(page.getByText(/Trigger is off below, all others above/)).toBeVisible();
  await page.getByText("Every reason, day by day").press("Enter");
  await expect(page.getByRole("region", { name: "Reasons by day" })).toBeVisible();
  await expectAccessible(page);

  await page.getByLabel("Interaction", { exact: true }).fill(`first-${mark}`);
  await page.getByRole("button", { name: "Try", exact: true }).click();
  const tried = page.getByRole("status").filter({ hasText: "Would not be asked" });
  await expect(tried).toContainText("Trigger is off");
  await expect(tried).toContainText(`After ${mark}`);

  await rowOf(page, `second-${mark}`)
    .getByRole("link", { name: `Ida ${mark}` })
    .click();
  await expect(page.getByText("Called off: Its trigger was switched off")).toBeVisible();
});

test("what was given up is tried again, one by one and all of a channel, and is listed as sent", async ({
  page,
}) => {
  const survey = await publishedSurvey();
  for (const name of ["Bo", "Cy"]) {
    // The mail server of these tests refuses the first mail to such an address.
    const email = `refused-once-${name.toLowerCase()}-${mark}@example.com`;
    const customer = { externalId: `${name}-${mark}`, name: `${name} ${mark}`, email };
    await api().post("/invitations", { survey, customer, channel: "email" });
  }
  await signIn(page);
  const queue = `${world().url}/outbox/queue`;
  await expect(async () => {
    await page.goto(`${queue}?state=failed&search=${mark}`);
    await expect(rowOf(page, mark)).toHaveCount(2, { timeout: 1000 });
  }).toPass({ timeout: 60_000 });
  await expect(rowOf(page, `Bo ${mark}`)).toContainText("not today");
  await expect(page.getByRole("link", { name: /^Given up \d/ })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: `Try again now: Bo ${mark}` }).click();
  await expect(rowOf(page, `Bo ${mark}`)).toBeHidden();
  await page.getByRole("button", { name: /^Try all .* of E-mail again$/ }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("Whoever has said no meanwhile is still left alone.");
  await dialog.getByRole("button", { name: /^Try .* again$/ }).click();
  await expect(rowOf(page, `Cy ${mark}`)).toBeHidden();
  await page.getByRole("link", { name: /^Sent \d/ }).click();
  await expect(page).toHaveURL(/state=sent/);
  await expect(async () => {
    await page.reload();
    await expect(rowOf(page, mark)).toHaveCount(2, { timeout: 1000 });
  }).toPass({ timeout: 60_000 });
  await expect(rowOf(page, `Bo ${mark}`)).toContainText("Not answered yet");
  await expectAccessible(page);

  await page.goto(`${world().url}/ledger?search=Bo+${mark}`);
  const byHand = page.getByRole("region", { name: "Invitations that no trigger decided" });
  await expect(byHand.getByRole("row").filter({ hasText: `Bo ${mark}` })).toContainText("Hand");
  await expectAccessible(page);
});
