import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { apiOf } from "./support/api";
import { signIn } from "./support/sign-in";
import { world } from "./support/world";

const api = () => apiOf(world().url, world().admin.apiKey);

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).exclude("iframe").analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
}

async function put(path: string, body: unknown): Promise<void> {
  const answer = await fetch(`${world().url}/api/v1${path}`, {
    method: "PUT",
    headers: {
      authorization: `Bearer ${world().admin.apiKey}`,
      "content-type": "application/json",
    },
    body: JSON.stringify(body),
  });
  expect(answer.status).toBe(200);
}

test("a survey is found by its tag, archived, and asks nobody more; its answers stay", async ({
  page,
}) => {
  const mark = crypto.randomUUID().slice(0, 8);
  const survey = String(
    (await api().post("/surveys", { name: mark, template: "support-csat" })).id,
  );
  await api().post(`/surveys/${survey}/publish`, {});
  await put(`/surveys/${survey}/open-link`, { slug: `old-${mark}`, active: true });
  await api().post("/triggers", { survey, touchpoints: [mark], share: 1 });
  await api().post("/responses", { survey, answers: { csat: 4 } });
  await signIn(page);
  await page.goto(`${world().url}/surveys/${survey}/edit`);
  await page.getByRole("textbox", { name: "Tags" }).fill(`Shop-${mark}, retail`);
  await page.getByRole("button", { name: "Save tags" }).click();
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
  await page.goto(`${world().url}/surveys`);
  await page.getByLabel("Tag", { exact: true }).selectOption(`shop-${mark}`);
  await page.getByRole("button", { name: "Search" }).click();
  await expect(page.getByRole("row")).toHaveCount(2);
  await expectAccessible(page);

  await page.goto(`${world().url}/surveys/${survey}/edit`);
  await page.getByRole("button", { name: "Archive", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Archive" }).click();
  await expect(page.getByText("This survey is archived", { exact: true })).toBeVisible();
  await page.goto(`${world().url}/surveys?tag=shop-${mark}`);
  await expect(page.getByText("No survey fits")).toBeVisible();
  await page.goto(`${world().url}/surveys?status=archived`);
  await expect(page.getByRole("link", { name: mark, exact: true })).toBeVisible();

  const { id } = await api().post("/interactions", {
    touchpoint: mark,
    channel: "phone",
    occurredAt: new Date().toISOString(),
    customer: { externalId: mark, email: `${mark}@example.com` },
  });
  await expect
    .poll(() => api().get(`/interactions/${id}`), { timeout: 30_000 })
    .toMatchObject({ decision: "suppressed", reason: "survey-not-open" });
  await page.goto(`${world().url}/surveys/${survey}/send`);
  await expect(page.getByText("This survey is archived.")).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: "Survey is not open" })).toHaveCount(1);
  await page.goto(`${world().url}/s/p/old-${mark}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("There is no survey here");
  expect((await api().get(`/responses?survey=${survey}`)).data).toHaveLength(1);

  await page.goto(`${world().url}/surveys/${survey}/edit`);
  await page.getByRole("button", { name: "Take out of the archive" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Take out" }).click();
  await expect(page.getByText("This survey is closed", { exact: true })).toBeVisible();
});
