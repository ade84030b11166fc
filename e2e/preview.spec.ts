import { expect, type Page } from "@playwright/test";
import { expectSound } from "./support/accessible";
import { apiOf } from "./support/api";
import { signIn } from "./support/sign-in";
import { test } from "./support/test";
import { world } from "./support/world";

const api = () => apiOf(world().url, world().admin.apiKey);

async function publishedSurvey(): Promise<string> {
  const survey = await api().post("/surveys", { name: "After a call", template: "post-call-nps" });
  await api().post(`/surveys/${survey.id}/publish`, {});
  return String(survey.id);
}

/** Whether the simulation stands beside the sentence, and not below its last button. */
async function isBeside(page: Page): Promise<boolean> {
  const simulation = await page.getByRole("region", { name: "Simulation" }).boundingBox();
  const save = await page.getByRole("button", { name: "Save", exact: true }).boundingBox();
  if (!simulation || !save) throw new Error("the form has no simulation");
  return simulation.y < save.y && simulation.x > save.x + save.width;
}

test("a trigger made by the API is saved on its page without a change to it", async ({ page }) => {
  const rules = {
    survey: await publishedSurvey(),
    conditions: [{ fact: "agent", is: "one-of", values: ["Smith, Ann", 12] }],
    startsAt: "2026-03-01T09:30:00.000Z",
    restPeriodSeconds: 36 * 3600 + 1,
    expiresAfterSeconds: 6 * 3600,
  };
  const { id } = await api().post("/triggers", rules);
  await signIn(page);
  await page.goto(`${world().url}/surveys/${rules.survey}/send/${id}`);
  await expect(page.getByLabel("Condition 1.1: value")).toHaveValue('"Smith, Ann", 12');
  await expectSound(page);
  expect(await isBeside(page)).toBe(true);
  await page.setViewportSize({ width: 390, height: 800 });
  expect(await isBeside(page)).toBe(false);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.waitForURL(/\/send$/);
  expect(await api().get(`/triggers/${id}`)).toMatchObject(rules);
});

test("a reminder's words are shown as each channel carries them", async ({ page }) => {
  const survey = await publishedSurvey();
  await signIn(page);
  await page.goto(`${world().url}/surveys/${survey}/send`);
  const plan = page.getByRole("region", { name: "How it reaches customers" });
  await plan.getByRole("button", { name: "Add a reminder" }).click();
  await plan.getByLabel("Subject").fill("Once more");
  await plan.getByLabel("Opening text").fill("We would still like to know.");
  await plan.getByRole("button", { name: "Save" }).click();
  await expect(plan.getByText("Saved.")).toBeVisible();
  await page.reload();
  const message = page.getByRole("region", { name: "The message" });
  const show = async (by: string) => {
    await message.getByLabel("By").selectOption(by);
    await message.getByLabel("Request").selectOption("Reminder 1");
    await message.getByRole("button", { name: "Show" }).click();
    await page.waitForURL(/request=1/);
  };
  await show("SMS");
  await expect(message.getByText(/: We would still like to know\./)).toBeVisible();
  await expect(message.getByText(/^Sent in \d parts?, \d+ characters/)).toBeVisible();
  await expectSound(page);
  await show("Webhook");
  await expect(message.getByText('"subject": "Once more"')).toBeVisible();
  await expectSound(page);
  await show("Letter");
  await expect(message.getByText("We would still like to know.")).toBeVisible();
  const printed = page.waitForEvent("download");
  await message.getByRole("link", { name: /PDF/ }).click();
  expect((await printed).suggestedFilename()).toBe("letter.pdf");
});
