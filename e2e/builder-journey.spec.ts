import { type Browser, devices, expect, type Page } from "@playwright/test";
import { expectAccessible } from "./support/accessible";
import { apiOf } from "./support/api";
import { signIn } from "./support/sign-in";
import { test } from "./support/test";
import { world } from "./support/world";

interface Definition {
  title: string;
  introduction: string;
  questions: { key: string; wording: string; label: string; stem?: string; scale?: object }[];
  thanks: Record<string, string>;
  translations?: Record<string, Record<string, string>>;
}

const api = () => apiOf(world().url, world().admin.apiKey);

async function publishedVersion(id: string) {
  const { data } = await api().get(`/surveys/${id}/versions`);
  const [version] = data as { version: number; definition: Definition }[];
  return version?.definition;
}

/** Opens a survey to anybody. @returns the address of its page */
async function openToAll(survey: string): Promise<string> {
  const slug = `journey-${crypto.randomUUID()}`;
  await api().put(`/surveys/${survey}/open-link`, { slug, active: true });
  return `${world().url}/s/p/${slug}`;
}

/** Makes a survey of the template that is offered first. @returns its id */
async function beginWithTemplate(page: Page): Promise<string> {
  await page.goto(`${world().url}/surveys/new`);
  await page.getByLabel("Name").focus();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("Made by keyboard");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/edit$/);
  return new URL(page.url()).pathname.split("/")[2] ?? "";
}

async function moveAndRemoveDrivers(page: Page): Promise<void> {
  const handle = page.getByRole("button", { name: "Move Speed of answer", exact: true });
  await handle.press("Space");
  await expect(page.getByText("Speed of answer is over place 2 of 7.")).toBeAttached();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByText("Speed of answer is over place 3 of 7.")).toBeAttached();
  await page.keyboard.press("Space");
  await expect(page.getByText("Speed of answer is dropped at place 3 of 7.")).toBeAttached();
  await expect(handle).toBeFocused();
  await page.getByRole("button", { name: "Remove Clarity" }).press("Enter");
  await page.getByRole("button", { name: "Remove Courtesy" }).press("Enter");
  await page.keyboard.press("Control+z");
  await expect(page.getByRole("button", { name: "Remove Courtesy" })).toBeVisible();
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+Shift+z");
}

/** Adds a driver, whose words the review misses and leads to. */
async function addDriver(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Add driver" }).press("Enter");
  await page.getByRole("button", { name: "Review and publish" }).press("Enter");
  await page
    .getByRole("button", { name: /Go to: Write something/ })
    .first()
    .press("Enter");
  await expect(page.getByLabel("Wording")).toBeFocused();
  await page.keyboard.type("the music while you waited");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Hold music");
  await page.getByLabel("Beginning of the sentence").focus();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("Please rate …");
  const preview = page.frameLocator("iframe");
  await expect(preview.getByRole("heading", { name: "Please rate …" })).toBeVisible();
  await expect(preview.getByText("the music while you waited")).toBeVisible();
}

/** Translates every text, one after the other. */
async function translate(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Languages" }).press("Enter");
  const choice = page.getByLabel("Add a language");
  const names = await choice.locator("option").allTextContents();
  for (const _ of names.slice(0, names.indexOf("العربية"))) await choice.press("ArrowDown");
  await expect(choice).toHaveValue("ar");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  const texts = page.getByRole("textbox", { name: /^العربية: / });
  await texts.first().focus();
  const count = await texts.count();
  for (let at = 1; at <= count; at++) {
    await page.keyboard.type(`نص ${at}`);
    await page.keyboard.press("Tab");
  }
  await expect(page.getByText("Every text is translated.")).toBeVisible();
  const preview = page.frameLocator("iframe");
  await expect(preview.locator("html")).toHaveAttribute("dir", "rtl");
  await expect(preview.getByRole("heading", { level: 1 })).toHaveText("نص 1");
}

/** Reads and answers the page on a telephone that speaks Arabic. */
async function answerInArabic(browser: Browser, address: string): Promise<void> {
  const context = await browser.newContext({ ...devices["Pixel 7"], locale: "ar-EG" });
  const page = await context.newPage();
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(address);
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  await expect(page.locator("html")).toHaveAttribute("lang", "ar");
  const overflow = () => document.documentElement.scrollWidth - innerWidth;
  expect(await page.evaluate(overflow)).toBeLessThanOrEqual(0);
  await expectAccessible(page);
  await page.locator('input[name="nps"][value="9"]').check();
  await page.getByRole("textbox").last().fill("خدمة ممتازة");
  await page.getByRole("button", { name: "إرسال الإجابات" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("شكرًا لك");
  expect(await page.evaluate(overflow)).toBeLessThanOrEqual(0);
}

test("from a template by keyboard alone to an answer in Arabic on a phone, and to the results", async ({
  browser,
  page,
}) => {
  await signIn(page);
  const id = await beginWithTemplate(page);
  await moveAndRemoveDrivers(page);
  await addDriver(page);
  await translate(page);
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Review and publish" }).press("Enter");
  const publish = page.getByRole("button", { name: "Publish", exact: true });
  await expect(publish).toBeVisible();
  await expect(page.getByText(/texts? (is|are) missing/)).toBeHidden();
  await publish.press("Enter");
  await expect(page.getByText("Version 1 is published")).toBeVisible();
  const published = await publishedVersion(id);
  expect(published?.questions.map(({ label }) => label)).toEqual([
    "Likelihood to recommend",
    "Knowledge",
    "Speed of answer",
    "Courtesy",
    "Resolution",
    "Hold music",
    "Comment",
  ]);
  const drivers = published?.questions.slice(1, -1).map(({ stem }) => stem);
  expect(new Set(drivers)).toEqual(new Set(["Please rate …"]));

  await answerInArabic(browser, await openToAll(id));
  await page.goto(`${world().url}/surveys/${id}/results`);
  const responses = page.getByRole("region", { name: "Responses" }).last();
  await expect(responses.getByText("خدمة ممتازة")).toBeVisible();
  await expect(responses.getByRole("row")).toHaveCount(2);
});

/** The texts of a survey by their places, as its definition has them, in other words. */
function inArabic({ questions, thanks }: Definition): Record<string, string> {
  const asked = questions.flatMap(({ key, stem, scale }) => [
    [`question.${key}.wording`, `سؤال ${key}`],
    ...(stem ? [[`question.${key}.stem`, "قيّم"]] : []),
    ...(scale ? ["min", "max"].map((end) => [`question.${key}.${end}`, `طرف ${end}`]) : []),
  ]);
  const closing = Object.keys(thanks).map((name) => [`thanks.${name}`, "شكرًا"]);
  return Object.fromEntries([
    ["title", "كيف كانت"],
    ["introduction", "مقدمة"],
    ...asked,
    ...closing,
  ]);
}

test("the same by REST alone", async () => {
  const { get, post, patch } = api();
  const id = String((await post("/surveys", { name: "By REST", template: "post-call-nps" })).id);
  const draft = (await get(`/surveys/${id}`)) as { revision?: number; definition?: Definition };
  const definition = draft.definition as Definition;
  const translations = { ar: inArabic(definition) };
  const revised = { ...definition, title: "How did we do?", translations };
  await patch(`/surveys/${id}`, { definition: revised, revision: draft.revision });
  const { findings } = (await get(`/surveys/${id}/review`)) as { findings: { code: string }[] };
  expect(findings.map(({ code }) => code)).not.toContain("translation");
  await post(`/surveys/${id}/publish`, {});
  expect((await publishedVersion(id))?.title).toBe("How did we do?");
  const page = await fetch(await openToAll(id), { headers: { "accept-language": "ar-EG" } });
  const html = await page.text();
  expect(html).toContain('<html lang="ar" dir="rtl">');
  expect(html).toContain("كيف كانت");
  await post("/responses", { survey: id, answers: { nps: 9, comment: "خدمة ممتازة" } });
  const { data } = await get(`/responses?survey=${id}`);
  expect(data).toMatchObject([{ version: 1, class: "promoter", answers: { nps: 9 } }]);
  const scores = await post("/analysis/scores", { metric: "nps", filter: { surveys: [id] } });
  expect(scores.meta).toMatchObject({ n: 1 });
});
