import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
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

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).exclude("iframe").analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
}

async function openSurvey(page: Page, name: string, template: string): Promise<string> {
  const { post } = apiOf(world().url, world().admin.apiKey);
  const { id } = await post("/surveys", { name, template });
  await signIn(page);
  await page.goto(`${world().url}/surveys/${id}/edit`);
  return String(id);
}

async function draftOf(id: string) {
  const { get } = apiOf(world().url, world().admin.apiKey);
  return (await get(`/surveys/${id}`)) as unknown as { name: string; definition: Definition };
}

test("what is typed saves itself; a second editor is told, and nothing is lost on reload", async ({
  page,
}) => {
  const id = await openSurvey(page, "Two editors", "task-ces");
  const { post, patch } = apiOf(world().url, world().admin.apiKey);
  await post(`/surveys/${id}/publish`, {});
  await page.getByLabel("Title").fill("Was it easy?");
  await expect(page.getByText("Unpublished changes")).toBeVisible();
  expect((await draftOf(id)).definition.title).toBe("Was it easy?");
  const [published] = await publishedVersions(id);
  expect(published?.definition.title).toBe("How easy was it?");

  await patch(`/surveys/${id}`, { name: "Renamed elsewhere" });
  await page.getByLabel("Title").fill("Typed after that");
  await expect(page.getByText("Somebody else saved this survey")).toBeVisible();
  await page.reload();
  await expect(page.getByText("Somebody else saved this survey")).toBeVisible();
  await expect(page.getByLabel("Title")).toHaveValue("Typed after that");
  await page.getByRole("button", { name: "Take theirs" }).click();
  await expect(page.getByRole("textbox", { name: "Name" })).toHaveValue("Renamed elsewhere");
  await expect(page.getByLabel("Title")).toHaveValue("Was it easy?");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByLabel("Title")).toHaveValue("Typed after that");
});

test("a choice with a rule, a look and a translation are made, seen in the preview, and kept", async ({
  page,
}) => {
  const id = await openSurvey(page, "Every part", "support-csat");
  await page.getByRole("button", { name: "Add another kind" }).click();
  await page.getByRole("button", { name: "One of a list" }).click();
  await page.getByLabel("option 1").fill("Price");
  await page.getByRole("button", { name: "Ask only in some cases" }).click();
  await page.getByLabel("What is looked at").selectOption({ label: "Satisfaction" });
  await page.getByLabel("How", { exact: true }).selectOption({ label: "is at most" });
  await page.getByLabel("Number").fill("2");
  await expect(page.locator("iframe")).toHaveAttribute("aria-busy", "false");
  const preview = page.frameLocator("iframe");
  await preview.locator('input[name="csat"][value="2"]').check();
  await preview.getByRole("button", { name: "Next" }).click();
  await expect(preview.getByText("Price")).toBeVisible();

  await page.getByRole("button", { name: "Look", exact: true }).click();
  await page.getByLabel("Accent", { exact: true }).fill("#ffdd00");
  await expect(page.getByText("Hard to read")).toBeVisible();
  await page.getByLabel("Accent", { exact: true }).fill("#7a1f5c");
  await expect(page.getByText("Hard to read")).toBeHidden();

  await page.getByRole("button", { name: "Languages" }).click();
  await page.getByLabel("Add a language").selectOption({ label: "Deutsch" });
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await page.getByRole("textbox", { name: /^Deutsch: Title:/ }).fill("Wie war es?");
  await expect(preview.getByRole("heading", { level: 1 })).toHaveText("Wie war es?");
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export CSV" }).click();
  const file = await (await downloading).createReadStream();
  let csv = "";
  for await (const part of file) csv += part;
  expect(csv).toContain("title,How did our support do?,Wie war es?");
  await page.getByLabel("Import a file").setInputFiles({
    name: "de.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(csv.replace("Wie war es?", "Wie war der Support?")),
  });
  await expect(page.getByText("1 translation was taken from the file.")).toBeVisible();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await expectAccessible(page);
  const { definition } = await draftOf(id);
  expect(definition).toMatchObject({
    look: { accent: "#7a1f5c" },
    translations: { de: { title: "Wie war der Support?" } },
  });
  expect(definition.questions.at(-1)).toMatchObject({
    show: { conditions: [{ of: "answer.csat", is: "at-most", values: [2] }] },
  });
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

test("what customers chose is told with its share and interval", async ({ page }) => {
  const { post } = apiOf(world().url, world().admin.apiKey);
  const { id: survey } = await post("/surveys", { name: "Goodbye", template: "cancelled" });
  await post(`/surveys/${survey}/publish`, {});
  const items = ["price", "price", "price", "need", "other"].map((reason) => ({
    survey,
    answers: { nps: 7, reason },
  }));
  await post("/responses", { items });
  await signIn(page);
  await page.goto(`${world().url}/surveys/${survey}/results`);
  const choices = page.getByRole("region", { name: "Choices" });
  await expect(choices.getByRole("row", { name: /The price/ })).toContainText(
    "60 % (23 % to 88 %)",
  );
  await expect(choices.getByRole("row", { name: /The quality/ })).toContainText(
    "0 % (0 % to 43 %)",
  );
  await expectAccessible(page);
});

test("an option that takes the place of a published one has a key of its own", async ({ page }) => {
  const { post } = apiOf(world().url, world().admin.apiKey);
  const options = ["option", "option2"].map((key) => ({ key, label: `The ${key}` }));
  const question = { kind: "choice", key: "reason", wording: "Why?", label: "Reason", options };
  const definition = { language: "en", title: "Why", questions: [question] };
  const thanks = { everyone: "Thank you." };
  const { id } = await post("/surveys", { name: "Keys", definition: { ...definition, thanks } });
  await post(`/surveys/${id}/publish`, {});
  await signIn(page);
  await page.goto(`${world().url}/surveys/${id}/edit`);
  await page.getByRole("button", { name: /^Question 1: Why/ }).click();
  await page.getByRole("button", { name: "Remove The option2" }).click();
  await page.getByRole("button", { name: "Add option" }).click();
  await expect(page.getByText("Unpublished changes")).toBeVisible();
  const { definition: kept } = await draftOf(String(id));
  expect(kept.questions[0]).toMatchObject({ options: [{ key: "option" }, { key: "option3" }] });
});
