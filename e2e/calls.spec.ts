import { expect, type Page } from "@playwright/test";
import { expectAccessible } from "./support/accessible";
import { apiOf } from "./support/api";
import { signIn } from "./support/sign-in";
import { test } from "./support/test";
import { world } from "./support/world";

const mark = crypto.randomUUID().slice(0, 8);
const api = () => apiOf(world().url, world().admin.apiKey);

/** A survey that asks by telephone after every call to one touchpoint. */
async function askedByTelephone(page: Page): Promise<string> {
  const survey = await api().post("/surveys", { name: `Ring ${mark}`, template: "post-call-nps" });
  await api().post(`/surveys/${survey.id}/publish`, {});
  await page.goto(`${world().url}/settings/channels`);
  const telephone = page.getByRole("region", { name: "Telephone" });
  await telephone.getByLabel("Use this channel").check();
  await telephone.getByRole("button", { name: "Save" }).click();
  await expect(telephone.getByText("Saved.")).toBeVisible();
  await page.goto(`${world().url}/surveys/${survey.id}/send`);
  await page.getByLabel("First by").selectOption("Telephone");
  const plan = page.locator("form").filter({ has: page.getByLabel("First by") });
  await plan.getByRole("button", { name: "Save" }).click();
  await expect(plan.getByText("Saved.")).toBeVisible();
  await api().post("/triggers", { survey: survey.id, touchpoints: [mark], restPeriodSeconds: 0 });
  return String(survey.id);
}

test("an agent takes a call, reads the questions out and types the answers in", async ({
  page,
}) => {
  await signIn(page);
  const survey = await askedByTelephone(page);
  const customer = { externalId: mark, name: `Ringing ${mark}`, phone: "+4915112345678" };
  await api().post("/interactions", {
    ...{ touchpoint: mark, channel: "phone", occurredAt: new Date().toISOString(), customer },
  });
  const row = page.getByRole("row").filter({ hasText: `Ringing ${mark}` });
  await expect(async () => {
    await page.goto(`${world().url}/calls`);
    await expect(row).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 30_000 });
  await expectAccessible(page);
  await row.getByRole("button", { name: "Take" }).click();
  await expect(page.getByRole("link", { name: "+4915112345678" })).toBeVisible();
  const questions = page.frameLocator("iframe");
  const tall = async () => (await page.getByTitle("The survey").boundingBox())?.height;
  await expect.poll(tall, "as tall as what is in it").toBeGreaterThan(500);
  await questions.getByRole("radio", { name: "3" }).first().check();
  await expectAccessible(page);
  await questions.getByRole("button", { name: "Send answers" }).click();
  await expect(page.getByText("Answered: the answers are stored")).toBeVisible();
  const { data } = await api().get(`/responses?survey=${survey}`);
  expect(data).toMatchObject([
    { source: "phone", customer: { externalId: mark }, answers: { nps: 3 } },
  ]);
});
