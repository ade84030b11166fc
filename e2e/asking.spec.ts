import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { apiOf } from "./support/api";
import { mailsTo } from "./support/mailbox";
import { signIn } from "./support/sign-in";
import { test } from "./support/test";
import { world } from "./support/world";

const api = () => apiOf(world().url, world().admin.apiKey);

async function publishedSurvey(): Promise<string> {
  const survey = await api().post("/surveys", { name: "After a repair", template: "support-csat" });
  await api().post(`/surveys/${survey.id}/publish`, {});
  return String(survey.id);
}

async function repair(touchpoint: string, email: string): Promise<void> {
  const interaction = { touchpoint, channel: "in_store", occurredAt: new Date().toISOString() };
  await api().post("/interactions", { ...interaction, customer: { externalId: email, email } });
}

async function onlyMailTo(email: string) {
  await expect.poll(async () => (await mailsTo(email)).length, { timeout: 30_000 }).toBe(1);
  const [mail] = await mailsTo(email);
  if (!mail) throw new Error(`no mail to ${email}`);
  return mail;
}

async function expectNoViolations(page: Page): Promise<void> {
  // A message's frame runs nothing, and so not axe either.
  const { violations } = await new AxeBuilder({ page }).exclude("iframe").analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

/** Says on the page after which interactions the survey is sent, by keyboard and mouse alike. */
async function switchOn(page: Page, survey: string, touchpoint: string): Promise<void> {
  await page.goto(`${world().url}/surveys/${survey}/send`);
  await page.getByRole("link", { name: "Add a trigger" }).click();
  await expectNoViolations(page);
  await page.getByLabel("Share of customers, in percent").fill("120");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("At most 100 %.")).toBeVisible();
  await page.getByLabel("Share of customers, in percent").fill("100");
  await page.getByLabel("Delay", { exact: true }).fill("0");
  await page.getByRole("group", { name: "Touchpoints" }).getByText("Only these").click();
  await page.getByLabel("Another of the touchpoints").fill(touchpoint);
  await page.getByLabel("Another of the touchpoints").press("Enter");
  const named = touchpoint.replace("repair_", "Repair ");
  await expect(page.getByRole("checkbox", { name: named })).toBeChecked();
  await page.getByRole("button", { name: "Add a condition" }).click();
  await page.getByLabel("Condition 1.1: what").selectOption("customer.segment");
  await page.getByLabel("Condition 1.1: how").selectOption("none-of");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Say at least one.")).toBeVisible();
  await page.getByLabel("Condition 1.1: value").fill("staff, press");
  await page.getByLabel("First channel").selectOption({ label: "by SMS" });
  await page.getByLabel("Third channel").selectOption({ label: "by SMS" });
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("It is there already.")).toBeVisible();
  await page.getByLabel("Third channel").selectOption({ label: "by e-mail" });
  await page.getByRole("button", { name: "Save" }).click();
  await expect(
    page.getByText(/Every customer is asked at once.*is not staff or press/),
  ).toBeVisible();
  await expect(page.getByText("They are asked by SMS, otherwise by e-mail.")).toBeVisible();
}

test("a survey is switched on, asks, says why it does not, and shows what it sent", async ({
  page,
}) => {
  const survey = await publishedSurvey();
  const touchpoint = `repair_${Date.now()}`;
  const email = `ada-${Date.now()}@example.com`;
  await signIn(page);
  await switchOn(page, survey, touchpoint);
  await repair(touchpoint, email);
  const mail = await onlyMailTo(email);
  await repair(touchpoint, email);
  await expect(async () => {
    await page.reload();
    const decisions = page.getByRole("region", { name: "Decisions" }).locator("tbody tr");
    await expect(decisions.filter({ hasText: email })).toHaveCount(2, { timeout: 1000 });
  }).toPass({ timeout: 30_000 });
  await expect(page.getByRole("row").filter({ hasText: "Asked not long ago" })).toHaveCount(1);
  await expectNoViolations(page);
  await page.getByRole("link", { name: /Asked not long ago/ }).click();
  await expect(page.getByRole("row").filter({ hasText: email })).toHaveCount(1);

  await page.goto(`${world().url}/outbox?search=${encodeURIComponent(email)}`);
  await expect(page.getByRole("row").filter({ hasText: email })).toHaveCount(1);
  await expectNoViolations(page);
  await page.getByRole("link", { name: mail.subject ?? "" }).click();
  await expect(page.getByText(mail.text?.trim().split("\n")[0] ?? "").first()).toBeVisible();
  const shown = page.frameLocator("iframe");
  await expect(shown.getByRole("link", { name: "Answer 5, from 1 to 5" })).toBeVisible();
  await expectNoViolations(page);
});

test("a customer reads what they are sent, and ends it: by the page, and by one POST", async ({
  browser,
}) => {
  const survey = await publishedSurvey();
  const touchpoint = `repair_${Date.now()}`;
  const rule = { survey, touchpoints: [touchpoint], restPeriodSeconds: 0 };
  await api().post("/triggers", rule);
  const email = `eve-${Date.now()}@example.com`;
  await repair(touchpoint, email);
  const mail = await onlyMailTo(email);
  const link = /http\S+\/u\/[\w-]+/.exec(mail.text ?? "")?.[0] ?? "";
  expect((await fetch(link)).status, "a scanner opens the link").toBe(200);

  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(link);
  await expect(page.getByRole("heading", { name: "May we ask you again?" })).toBeVisible();
  await page.getByRole("button", { name: "Do not ask me again" }).press("Enter");
  await expect(page.getByRole("heading", { name: "You will not be asked again" })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { name: "You will not be asked again" })).toBeVisible();
  const refused = api().post("/invitations", { survey, customer: email, channel: "email" });
  await expect(refused).rejects.toThrow(/422.*unsubscribed/);
  await page.getByRole("button", { name: /ask me again/ }).click();
  await expect(page.getByRole("heading", { name: "May we ask you again?" })).toBeVisible();

  const body = new URLSearchParams({ "List-Unsubscribe": "One-Click" });
  const clicked = await fetch(link, { method: "POST", body, redirect: "manual" });
  expect(clicked.status).toBe(200);
  const again = api().post("/invitations", { survey, customer: email, channel: "link" });
  await expect(again).rejects.toThrow(/422.*unsubscribed/);
});
