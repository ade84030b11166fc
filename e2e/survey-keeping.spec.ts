import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "./support/accessible";
import { apiOf } from "./support/api";
import { signIn } from "./support/sign-in";
import { world } from "./support/world";

const api = () => apiOf(world().url, world().admin.apiKey);

test("a survey is found by its tag, archived, and asks nobody more; its answers stay", async ({
  page,
}) => {
  const mark = crypto.randomUUID().slice(0, 8);
  const survey = String(
    (await api().post("/surveys", { name: mark, template: "support-csat" })).id,
  );
  await api().post(`/surveys/${survey}/publish`, {});
  await api().put(`/surveys/${survey}/open-link`, { slug: `old-${mark}`, active: true });
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
  await expectAccessible(page, "iframe");

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

async function fileOf(page: Page, name: string): Promise<string> {
  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name }).click();
  let text = "";
  for await (const part of await (await downloading).createReadStream()) text += part;
  return text;
}

const draftOf = async (id: string) =>
  (await api().get(`/surveys/${id}`)) as { name: string; status: string; definition: object };

const idIn = (page: Page) => new URL(page.url()).pathname.split("/")[2] ?? "";

test("a survey leaves as a file, comes back from it and is duplicated; a file that is none says why", async ({
  page,
}) => {
  const made = await api().post("/surveys", { name: "To keep", template: "task-ces" });
  await signIn(page);
  await page.goto(`${world().url}/surveys/${made.id}/edit`);
  const file = await fileOf(page, "Export JSON");
  await page.getByRole("button", { name: "Duplicate" }).click();
  await page.waitForURL((url) => !url.pathname.includes(String(made.id)));
  const original = await draftOf(String(made.id));
  expect(await draftOf(idIn(page))).toMatchObject({
    name: "Copy of To keep",
    status: "draft",
    definition: original.definition,
  });

  await page.goto(`${world().url}/surveys/new`);
  const input = page.getByLabel("Import a file");
  const take = (text: string) =>
    input.setInputFiles({
      name: "s.json",
      mimeType: "application/json",
      buffer: Buffer.from(text),
    });
  await take(file.replace('"min"', '"least"'));
  await expect(page.getByText("Nothing was imported")).toBeVisible();
  await expectAccessible(page, "iframe");
  await take(file);
  await page.waitForURL(/\/edit$/);
  expect(await draftOf(idIn(page))).toMatchObject({ definition: original.definition });
});

test("a logo stands on the page, two versions stand side by side, and a translator's XLIFF comes back", async ({
  page,
}) => {
  const made = await api().post("/surveys", { name: "Two versions", template: "support-csat" });
  const id = String(made.id);
  await api().post(`/surveys/${id}/publish`, {});
  await signIn(page);
  await page.goto(`${world().url}/surveys/${id}/edit`);
  await page.getByLabel("Title").fill("How were we, this time?");
  await page.getByRole("button", { name: "Look", exact: true }).click();
  const mark = `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>`;
  await page
    .getByLabel("Choose an image")
    .setInputFiles({ name: "logo.svg", mimeType: "image/svg+xml", buffer: Buffer.from(mark) });
  await page.getByLabel("What the logo says").fill("Nordwind");
  const preview = page.frameLocator("iframe");
  await expect(preview.getByRole("img", { name: "Nordwind" })).toBeVisible();

  await page.getByRole("button", { name: "Languages" }).click();
  await page.getByLabel("Add a language").selectOption({ label: "Français" });
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await page.getByRole("textbox", { name: /^Français: Title:/ }).fill("Comment était-ce ?");
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  const xliff = await fileOf(page, "Export XLIFF");
  expect(xliff).toContain("How were we, this time?");
  await page.getByLabel("Import a file").setInputFiles({
    name: "fr.xlf",
    mimeType: "application/xliff+xml",
    buffer: Buffer.from(xliff.replace("Comment était-ce ?", "Alors, cette fois ?")),
  });
  await expect(page.getByText("1 translation was taken from the file.")).toBeVisible();
  // In the draft itself: "Saved" may still speak of what was typed before.
  await expect
    .poll(() => draftOf(id))
    .toMatchObject({ definition: { translations: { fr: { title: "Alors, cette fois ?" } } } });

  await page.goto(`${world().url}/surveys/${id}/versions`);
  const row = page.getByRole("row").filter({ hasText: "How were we, this time?" });
  await expect(row).toContainText("How did our support do?");
  await expectAccessible(page, "iframe");
});
