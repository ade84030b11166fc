import { expect, test } from "@playwright/test";
import { apiOf } from "./support/api";
import { signIn } from "./support/sign-in";
import { world } from "./support/world";

test("a page of one thing that is not there says so, and its status too", async ({ page }) => {
  const { id: survey } = await apiOf(world().url, world().admin.apiKey).post("/surveys", {
    name: "Here",
    template: "post-call-nps",
  });
  await signIn(page);
  const never = crypto.randomUUID();
  const addresses = [
    ...["analysis/reports", "calls", "customers", "data/import", "data/imports"],
    ...["outbox", "plans", `surveys/${survey}/send`, `surveys/${survey}/send/rounds`],
  ].flatMap((folder) => [`${folder}/${never}`, `${folder}/not-an-id`]);
  const ofNoSurvey = [
    "edit",
    "enter",
    "results",
    "send",
    "send/new",
    "send/rounds/new",
    "versions",
  ];
  for (const path of [...addresses, ...ofNoSurvey.map((part) => `surveys/${never}/${part}`)]) {
    const answer = await page.goto(`${world().url}/${path}`);
    expect(answer?.status(), path).toBe(404);
    await expect(page.getByText("There is nothing here"), path).toBeVisible();
    await expect(page.getByRole("navigation", { name: "Main" }), path).toBeVisible();
  }
  const there = await page.goto(`${world().url}/surveys/${survey}/results`);
  expect(there?.status()).toBe(200);
});
