import { devices, expect } from "@playwright/test";
import { expectAccessible } from "./support/accessible";
import { apiOf } from "./support/api";
import { signIn } from "./support/sign-in";
import { test } from "./support/test";
import { world } from "./support/world";

const slug = `branch-${crypto.randomUUID()}`;
let survey = "";

test.beforeAll(async () => {
  const { post } = apiOf(world().url, world().admin.apiKey);
  survey = String((await post("/surveys", { name: "Branch", template: "post-call-nps" })).id);
  await post(`/surveys/${survey}/publish`, {});
  await openAt(slug, ["receipt"]);
});

async function openAt(address: string, sources: string[]): Promise<void> {
  const { put } = apiOf(world().url, world().admin.apiKey);
  await put(`/surveys/${survey}/open-link`, { slug: address, active: true, sources });
}

async function responses(): Promise<{ source: string; customer: unknown; answers: unknown }[]> {
  const { get } = apiOf(world().url, world().admin.apiKey);
  return (await get(`/responses?survey=${survey}&limit=200`)).data as never;
}

test("a passer-by answers on a phone without scripts, twice pressed and gone back to: one response", async ({
  browser,
}) => {
  const before = (await responses()).length;
  const context = await browser.newContext({ ...devices["Pixel 7"], javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${world().url}/s/p/${slug}?source=receipt`);
  await page.getByRole("radio", { name: "9" }).first().check();
  await page.getByRole("button", { name: "Send answers" }).click({ clickCount: 2 });
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Thank you");
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Thank you");
  const tab = await context.newPage();
  await tab.goto(`${world().url}/s/p/${slug}`);
  await expect(tab.getByRole("heading", { level: 1 })).toHaveText("Thank you");
  await tab.getByRole("link", { name: "Answer once more" }).click();
  await expect(tab.getByRole("button", { name: "Send answers" })).toBeVisible();
  const all = await responses();
  expect(all).toHaveLength(before + 1);
  expect(all[0]).toMatchObject({ source: "receipt", customer: null, answers: { nps: 9 } });
});

test("a kiosk returns to its start after the thanks and after a while without a touch", async ({
  page,
}) => {
  await signIn(page);
  await page.goto(`${world().url}/surveys/${survey}/send`);
  const panel = page.getByRole("region", { name: "Kiosk" });
  await panel.getByLabel("Kiosk is on").check();
  await panel.getByRole("button", { name: "Save the kiosk" }).click();
  await expect(panel.getByText("Choose the code by which the kiosk is left.")).toBeVisible();
  await panel.getByLabel("Exit code").fill("2468");
  await panel.getByRole("button", { name: "Save the kiosk" }).click();
  const address = await panel.getByLabel("Open this on the device").inputValue();
  await page.clock.install();
  await page.goto(address);
  await expectAccessible(page);
  const frame = page.frameLocator("iframe");
  await frame.getByRole("radio", { name: "8" }).first().check();
  await frame.getByRole("button", { name: "Send answers" }).click();
  await expect(frame.getByRole("heading", { level: 1 })).toHaveText("Thank you");
  const fresh = frame.getByRole("radio", { name: "8", checked: false }).first();
  await expect(fresh).toBeVisible({ timeout: 15_000 });
  expect((await responses())[0]).toMatchObject({ source: "kiosk", answers: { nps: 8 } });
  await frame.locator("textarea").first().fill("Never sent");
  await page.clock.runFor(61_000);
  await expect(page.getByText("This begins again in a moment.")).toBeVisible();
  await page.clock.runFor(21_000);
  await expect(frame.locator("textarea").first()).toHaveValue("");
  const connection = "**/kiosk/start";
  await page.route(connection, (route) => route.abort());
  await frame.getByRole("radio", { name: "8" }).first().check();
  await frame.getByRole("button", { name: "Send answers" }).click();
  await expect(frame.getByRole("button", { name: "Send answers" })).toBeHidden();
  await page.unroute(connection);
  await page.clock.runFor(21_000);
  await expect(fresh).toBeVisible();
  await page.getByText("Leave", { exact: true }).first().click();
  await page.getByLabel("Exit code").fill("1357");
  await page.getByRole("button", { name: "Leave" }).click();
  await expect(page.getByText("That is not the code. Try again.")).toBeVisible();
  await page.getByLabel("Exit code").fill("2468");
  await page.getByRole("button", { name: "Leave" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Kiosk mode has ended");
});

test("a builder opens a survey to anybody, adds a place, takes its code along, and closes it again", async ({
  page,
}) => {
  await signIn(page);
  await page.goto(`${world().url}/surveys/${survey}/send`);
  const panel = page.getByRole("region", { name: "Open link and QR code" });
  await panel.getByLabel("Add a place").fill("Kiosk");
  await panel.getByRole("button", { name: "Add", exact: true }).click();
  await expect(panel.getByText("This name is taken by Vocal.")).toBeVisible();
  await panel.getByLabel("Add a place").fill("mail-footer");
  await panel.getByRole("button", { name: "Add", exact: true }).click();
  await expect(panel.getByText(`/s/p/${slug}?source=mail-footer`)).toBeVisible();
  const download = page.waitForEvent("download");
  await panel.getByRole("link", { name: "QR code of mail-footer as PNG" }).click();
  expect((await download).suggestedFilename()).toBe(`${slug}-mail-footer.png`);
  await expectAccessible(page);
  await panel.getByLabel("Take answers at this address").uncheck();
  await panel.getByRole("button", { name: "Save the address" }).click();
  await expect(panel.getByText("Off", { exact: true })).toBeVisible();
  await page.goto(`${world().url}/s/p/${slug}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("There is no survey here");
  await expectAccessible(page);
});
