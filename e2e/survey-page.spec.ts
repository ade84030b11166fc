import AxeBuilder from "@axe-core/playwright";
import { devices, expect, type Page } from "@playwright/test";
import { apiOf } from "./support/api";
import { test } from "./support/test";
import { world } from "./support/world";

let survey = "";

test.beforeAll(async () => {
  const { post } = apiOf(world().url, world().admin.apiKey);
  const made = await post("/surveys", { name: "Survey page", template: "post-call-nps" });
  survey = String(made.id);
  await post(`/surveys/${survey}/publish`, {});
});

async function freshLink(): Promise<string> {
  const { post } = apiOf(world().url, world().admin.apiKey);
  const customer = { externalId: `page-${crypto.randomUUID()}` };
  const { url } = await post("/invitations", { survey, channel: "link", customer });
  return String(url);
}

async function newestAnswers(): Promise<unknown> {
  const { get } = apiOf(world().url, world().admin.apiKey);
  const { data } = await get(`/responses?survey=${survey}&limit=1`);
  return (data as { answers: unknown }[])[0]?.answers;
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
}

test("the page is one request of at most 20 KB, and asks nobody else", async ({ page }) => {
  const requests: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  const link = await freshLink();
  const answer = await page.goto(link, { waitUntil: "networkidle" });
  const sizes = await answer?.request().sizes();
  expect((sizes?.responseBodySize ?? 0) + (sizes?.responseHeadersSize ?? 0)).toBeLessThan(20_000);
  expect(requests).toEqual([link]);
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`nothing stands in anybody's way, in ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    const complaints: string[] = [];
    page.on("console", (message) => {
      if (!message.text().includes("422")) complaints.push(message.text());
    });
    await page.goto(await freshLink());
    await expectAccessible(page);
    await page.getByRole("button", { name: "Send answers" }).click();
    await expect(page.getByRole("alert")).toBeFocused();
    await expectAccessible(page);
    await page.getByRole("radio", { name: "9" }).first().check();
    await page.getByRole("button", { name: "Send answers" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Thank you");
    await expectAccessible(page);
    expect(complaints, "the content policy forbids nothing that the page does").toEqual([]);
  });
}

test("everything can be answered by keyboard, each rating is one stop", async ({ page }) => {
  await page.goto(`${await freshLink()}?score=9`);
  const stop = () => page.evaluate(() => document.activeElement?.getAttribute("name"));
  const stops: unknown[] = [];
  for (let count = 0; count < 7; count++) {
    await page.keyboard.press("Tab");
    stops.push(await stop());
    if (count === 0) await page.keyboard.press("ArrowLeft");
    else if (count < 6) await page.keyboard.press("Space");
  }
  const drivers = ["waiting", "knowledge", "courtesy", "clarity", "resolution"];
  expect(stops).toEqual(["nps", ...drivers, "comment"]);
  await page.keyboard.type("By keyboard");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Thank you");
  const lowest = Object.fromEntries(drivers.map((driver) => [driver, 1]));
  expect(await newestAnswers()).toEqual({ nps: 8, ...lowest, comment: "By keyboard" });
});

test("on a phone every target is large enough, and nothing scrolls sideways", async ({
  browser,
}) => {
  const link = await freshLink();
  for (const width of [320, 390]) {
    const context = await browser.newContext({
      ...devices["Pixel 7"],
      viewport: { width, height: 844 },
    });
    const page = await context.newPage();
    await page.goto(link);
    const small = await page
      .locator("label:has(input[type=radio]), button, a, textarea")
      .evaluateAll(
        (all) =>
          all
            .map((one) => one.getBoundingClientRect())
            .filter((box) => box.width < 44 || box.height < 44).length,
      );
    expect(small, `targets below 44 px at ${width} px`).toBe(0);
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(sideways).toBeLessThanOrEqual(0);
  }
});

test("an optional rating tapped again is taken back, a required one is not", async ({ page }) => {
  await page.goto(await freshLink());
  const optional = page.locator('input[name="waiting"][value="2"]');
  await optional.click();
  await expect(optional).toBeChecked();
  await optional.click();
  await expect(optional).not.toBeChecked();
  const required = page.locator('input[name="nps"][value="4"]');
  await required.click();
  await required.click();
  await expect(required).toBeChecked();
});

test("what was begun on one device is gone on with on another, and corrected afterwards", async ({
  browser,
  page,
}) => {
  const link = await freshLink();
  const kept = page.waitForResponse((response) => response.request().method() === "POST");
  await page.goto(link);
  await page.getByRole("radio", { name: "9" }).first().check();
  expect((await kept).status()).toBe(204);
  const phone = await browser.newPage({ ...devices["Pixel 7"], javaScriptEnabled: false });
  await phone.goto(link);
  await expect(phone.getByRole("radio", { name: "9" }).first()).toBeChecked();
  await phone.getByRole("textbox").fill("Kind");
  await phone.getByRole("button", { name: "Save, and go on later" }).click();
  await expect(phone.getByRole("status")).toContainText("Saved");
  await phone.getByRole("button", { name: "Send answers" }).click();
  await phone.getByRole("link", { name: "See or change your answers" }).click();
  await phone.getByRole("textbox").fill("Very kind");
  await phone.getByRole("button", { name: "Save changes" }).click();
  expect(await newestAnswers()).toEqual({ nps: 9, comment: "Very kind" });
  await page.goto(`${link}?answers`);
  await expectAccessible(page);
  await phone.goto(`${link}?answers`);
  await phone.getByRole("link", { name: "Take my answers back" }).click();
  await phone.getByRole("button", { name: "Delete my answers" }).click();
  await expect(phone.getByRole("heading", { level: 1 })).toHaveText("Your answers are deleted");
  await phone.close();
});

test("what was typed survives a refusal, and a closed survey shows it once more", async ({
  page,
}) => {
  const link = await freshLink();
  await page.goto(link);
  await page.getByRole("textbox").fill("Nobody <b>answered</b> & I waited");
  await page.getByRole("button", { name: "Send answers" }).click();
  await expect(page.getByRole("textbox")).toHaveValue("Nobody <b>answered</b> & I waited");
  await setClosed(true);
  await page.getByRole("radio", { name: "3" }).first().check();
  await page.getByRole("button", { name: "Send answers" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This survey is over");
  await expect(page.getByText("Nobody <b>answered</b> & I waited")).toBeVisible();
  await setClosed(false);
});

async function setClosed(closed: boolean): Promise<void> {
  const { url, admin } = world();
  const answer = await fetch(`${url}/api/v1/surveys/${survey}`, {
    method: "PATCH",
    headers: { authorization: `Bearer ${admin.apiKey}` },
    body: JSON.stringify({ closed }),
  });
  expect(answer.status).toBe(200);
}
