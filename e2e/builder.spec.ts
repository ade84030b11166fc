import { expect, test } from "@playwright/test";
import { apiOf } from "./support/api";
import { signIn } from "./support/sign-in";
import { world } from "./support/world";

interface Definition {
  title: string;
  questions: { key: string; wording: string; label: string; stem?: string }[];
}

async function publishedVersions(
  id: string,
): Promise<{ version: number; definition: Definition }[]> {
  const { get } = apiOf(world().url, world().admin.apiKey);
  const { data } = await get(`/surveys/${id}/versions`);
  return data as { version: number; definition: Definition }[];
}

test("from a template to a published survey, by keyboard alone", async ({ page }) => {
  await signIn(page);
  await page.goto(`${world().url}/surveys/new`);
  await page.getByLabel("Name").focus();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("Made by keyboard");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/edit$/);
  const id = new URL(page.url()).pathname.split("/")[2] ?? "";

  const moveDown = page.getByRole("button", { name: "Move Speed of answer down" });
  await moveDown.focus();
  await page.keyboard.press("Enter");
  await expect(moveDown).toBeFocused();
  await page.getByRole("button", { name: "Remove Clarity" }).press("Enter");
  await page.getByRole("button", { name: "Remove Courtesy" }).press("Enter");
  await page.getByRole("button", { name: "Undo removing “Courtesy”" }).press("Enter");

  await page.getByRole("button", { name: "Add driver" }).press("Enter");
  await page.getByRole("button", { name: "Publish" }).press("Enter");
  await expect(page.getByRole("alert").first()).toContainText("Nothing was saved");
  await expect(page.getByRole("group", { name: "Question 6" }).getByLabel("Wording")).toBeFocused();
  await page.keyboard.type("the music while you waited");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Hold music");
  await page.getByLabel("Beginning of these ratings").fill("Please rate …");
  const preview = page.frameLocator("iframe");
  await expect(preview.getByRole("heading", { name: "Please rate …" })).toBeVisible();
  await expect(preview.getByText("the music while you waited")).toBeVisible();

  await page.getByRole("button", { name: "Publish" }).press("Enter");
  await expect(page.getByText("Version 1 is published")).toBeVisible();
  const [first] = await publishedVersions(id);
  expect(first?.definition.questions.map(({ label }) => label)).toEqual([
    "Likelihood to recommend",
    "Knowledge",
    "Speed of answer",
    "Courtesy",
    "Resolution",
    "Hold music",
    "Comment",
  ]);
  const drivers = first?.definition.questions.slice(1, -1).map(({ stem }) => stem);
  expect(new Set(drivers)).toEqual(new Set(["Please rate …"]));
});

test("a draft is saved without touching what is published; a second editor is told", async ({
  page,
}) => {
  const { post } = apiOf(world().url, world().admin.apiKey);
  const { id } = await post("/surveys", { name: "Two editors", template: "task-ces" });
  await post(`/surveys/${id}/publish`, {});
  await signIn(page);
  await page.goto(`${world().url}/surveys/${id}/edit`);
  await page.getByLabel("Title").fill("Was it easy?");
  await page.getByRole("button", { name: "Save draft" }).click();
  await expect(page.getByText("Unpublished changes")).toBeVisible();
  const [published] = await publishedVersions(String(id));
  expect(published?.definition.title).toBe("How easy was it?");

  const elsewhere = await fetch(`${world().url}/api/v1/surveys/${id}`, {
    method: "PATCH",
    headers: { authorization: `Bearer ${world().admin.apiKey}` },
    body: JSON.stringify({ name: "Renamed elsewhere" }),
  });
  expect(elsewhere.status).toBe(200);
  await page.getByLabel("Title").fill("Typed after that");
  await page.getByRole("button", { name: "Save draft" }).click();
  await expect(page.getByText("Somebody else saved this survey")).toBeVisible();
  await expect(page.getByLabel("Title")).toHaveValue("Typed after that");
});

test("surveys are found by name and status, and what is not there says what to do", async ({
  page,
}) => {
  const { post } = apiOf(world().url, world().admin.apiKey);
  await post("/surveys", { name: "Needle in the list", template: "support-csat" });
  await signIn(page);
  await page.goto(`${world().url}/surveys`);
  await page.getByRole("searchbox").fill("needle");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("row")).toHaveCount(2);
  await expect(page.getByRole("link", { name: "Needle in the list" })).toBeVisible();
  await page.getByRole("searchbox").fill("no such survey");
  await page.keyboard.press("Enter");
  await expect(page.getByText("No survey fits")).toBeVisible();
  await page.getByRole("link", { name: "Show all surveys" }).click();
  await expect(page.getByRole("link", { name: "Needle in the list" })).toBeVisible();
});

test("responses are searched on the page, and exported as they are listed", async ({ page }) => {
  const { post } = apiOf(world().url, world().admin.apiKey);
  const { id: survey } = await post("/surveys", { name: "Results", template: "post-call-nps" });
  await post(`/surveys/${survey}/publish`, {});
  const items = [2, 9, 10, 7, 9].map((nps) => ({
    survey,
    answers: { nps, waiting: 4, comment: nps === 2 ? "=1+1 kept waiting" : "Fine" },
  }));
  await post("/responses", { items });
  await signIn(page);
  await page.goto(`${world().url}/surveys/${survey}/results`);
  await expect(page.getByText("+40 from 5 answers")).toBeVisible();
  await page.getByRole("searchbox").fill("kept waiting");
  await page.keyboard.press("Enter");
  const responses = page.getByRole("region", { name: "Responses" }).last();
  await expect(responses.getByRole("row")).toHaveCount(2);
  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export CSV" }).click();
  const stream = await (await downloading).createReadStream();
  let csv = "";
  for await (const part of stream) csv += part;
  expect(csv.trim().split("\r\n")).toHaveLength(2);
  expect(csv).toContain("'=1+1 kept waiting");
});
