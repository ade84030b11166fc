import { expect, type Page } from "@playwright/test";
import { apiOf } from "./support/api";
import { holdScripts } from "./support/hold-scripts";
import { signIn } from "./support/sign-in";
import { test } from "./support/test";
import { world } from "./support/world";

/** A survey as it is kept, once its title is this one. */
async function keptWithTitle(id: string, title: string) {
  const { get } = apiOf(world().url, world().admin.apiKey);
  const definition = async () => (await get(`/surveys/${id}`)).definition;
  await expect.poll(definition).toMatchObject({ title });
  return definition();
}

/** Takes the page's content away, so that React finds another than it expects and makes it anew. */
function takeAway(page: Page): Promise<void> {
  return page.evaluate(() => document.querySelector("main > div")?.replaceChildren());
}

test("what is typed before the page's scripts arrive is sent, neither lost nor put into the address", async ({
  page,
}) => {
  const { url, admin } = world();
  const arrive = await holdScripts(page);
  await page.goto(`${url}/sign-in`, { waitUntil: "commit" });
  await page.getByLabel("E-mail address").fill(admin.email);
  await page.getByLabel("Password").fill(admin.password);
  await page.getByLabel("Password").press("Enter");
  expect(page.url()).toBe(`${url}/sign-in`);
  arrive();
  await expect(page.getByRole("navigation", { name: "Main" })).toBeVisible();
});

test("what is typed into the builder while its scripts are on their way is a step like any other", async ({
  page,
}) => {
  const { post } = apiOf(world().url, world().admin.apiKey);
  const { id } = await post("/surveys", { name: "A slow line", template: "task-ces" });
  await signIn(page);
  const arrive = await holdScripts(page);
  await page.goto(`${world().url}/surveys/${id}/edit`, { waitUntil: "commit" });
  await page.getByLabel("Introduction").fill("Typed into a larger field");
  const title = page.getByLabel("Title");
  await title.fill("Typed early");
  arrive();
  const kept = await keptWithTitle(String(id), "Typed early");
  expect(kept).toMatchObject({ introduction: "Typed into a larger field" });
  await expect(page.frameLocator("iframe").getByText("Typed early")).toBeVisible();
  // The cursor is where it was.
  await page.keyboard.type(" and on");
  await keptWithTitle(String(id), "Typed early and on");
  await page.keyboard.press("Control+z");
  await expect(title).not.toHaveValue("Typed early and on");
  await expect(page.getByLabel("Introduction")).toHaveValue("Typed into a larger field");
});

for (const fate of ["taken over", "made anew"]) {
  test(`what is typed and chosen in a form is kept where the page is ${fate} by its scripts`, async ({
    page,
  }) => {
    await signIn(page);
    const arrive = await holdScripts(page);
    await page.goto(`${world().url}/surveys/new`, { waitUntil: "commit" });
    // Chosen and thought better of.
    await page.getByRole("radio", { name: /^Branch visit/ }).check();
    await page.getByRole("radio", { name: /^CSAT after support/ }).check();
    await page.getByRole("textbox", { name: "Name" }).fill("Typed on a slow line");
    if (fate === "made anew") await takeAway(page);
    arrive();
    const preview = page.frameLocator("iframe");
    await expect(preview.getByText("How did our support do?")).toBeVisible();
    await expect(page.getByRole("radio", { name: /^CSAT after support/ })).toBeChecked();
    await expect(page.getByRole("textbox", { name: "Name" })).toHaveValue("Typed on a slow line");
    await page.getByRole("button", { name: "Make survey" }).click();
    await expect(page.getByRole("textbox", { name: "Name" })).toHaveValue("Typed on a slow line");
    await expect(page.getByLabel("Title")).toHaveValue("How did our support do?");
  });
}
