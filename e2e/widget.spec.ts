import { createHmac } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "./support/accessible";
import { apiOf } from "./support/api";
import { signIn } from "./support/sign-in";
import { world } from "./support/world";

const mark = crypto.randomUUID().slice(0, 8);
const api = () => apiOf(world().url, world().admin.apiKey);
let survey = "";
let site: Server;
let origin = "";
/** What the site's page has in its body. */
let markup = "";

test.beforeAll(async () => {
  survey = String((await api().post("/surveys", { name: mark, template: "support-csat" })).id);
  await api().post(`/surveys/${survey}/publish`, {});
  const opened = await fetch(`${world().url}/api/v1/surveys/${survey}/open-link`, {
    method: "PUT",
    headers: {
      authorization: `Bearer ${world().admin.apiKey}`,
      "content-type": "application/json",
    },
    body: JSON.stringify({ slug: `shop-${mark}`, active: false }),
  });
  expect(opened.status).toBe(200);
  await api().post("/customers", { externalId: mark, email: `${mark}@example.com` });
  site = createServer((_, answer) => {
    answer.setHeader("content-type", "text/html");
    answer.setHeader(
      "content-security-policy",
      `default-src 'none'; script-src ${world().url}; frame-src ${world().url}`,
    );
    answer.end(`<!doctype html><html lang="en"><title>Shop</title><main><h1>Shop</h1>
      <button>Buy</button></main>${markup}</html>`);
  });
  await new Promise<void>((resolve) => site.listen(0, "127.0.0.1", resolve));
  origin = `http://localhost:${(site.address() as AddressInfo).port}`;
});

test.afterAll(async () => {
  await new Promise((resolve) => site.close(resolve));
});

const panelOf = (page: Page) => page.getByRole("region", { name: "On your own site" });

async function responses(): Promise<{ source: string; customer: { externalId: string } | null }[]> {
  return (await api().get(`/responses?survey=${survey}&limit=200`)).data as never;
}

/** Sets the widget up on its page, and gives what goes into the site. */
async function setUp(page: Page, change: (panel: ReturnType<typeof panelOf>) => Promise<void>) {
  await page.goto(`${world().url}/surveys/${survey}/send`);
  const panel = panelOf(page);
  await change(panel);
  await panel.getByRole("button", { name: "Save the widget" }).click();
  await expect(panel.getByText("Saved.", { exact: true })).toBeVisible();
  return panel.getByLabel("Goes into the pages that show it").inputValue();
}

test("a survey is put on another site, opened by keyboard, left by Escape, answered, and then left alone", async ({
  page,
}) => {
  await signIn(page);
  await page.goto(`${world().url}/surveys/${survey}/send`);
  await panelOf(page).getByLabel("Show it on these sites").check();
  await panelOf(page).getByRole("button", { name: "Save the widget" }).click();
  await expect(panelOf(page).getByText("Name the site it shows on.")).toBeVisible();
  markup = await setUp(page, async (panel) => {
    await panel.getByLabel("Sites that may show it").fill(origin);
    await panel.getByLabel("Show it on these sites").check();
  });
  await expectAccessible(page);

  await page.goto(origin);
  const opener = page.getByRole("button", { name: "Feedback" });
  await expectAccessible(page);
  await opener.focus();
  await page.keyboard.press("Enter");
  const frame = page.frameLocator("iframe");
  await expect(frame.getByRole("button", { name: "Send answers" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Close" })).toBeFocused();
  await expectAccessible(page);
  await frame.getByRole("radio").first().focus();
  // The frame that hears the key goes away by it: let go of the key only then, or nobody hears that.
  await page.keyboard.down("Escape");
  await expect(page.locator("iframe")).toHaveCount(0);
  await page.keyboard.up("Escape");
  await expect(opener).toBeFocused();
  await page.keyboard.press("Enter");
  await frame.getByRole("radio").nth(3).check();
  await frame.getByRole("button", { name: "Send answers" }).click();
  await expect(frame.getByRole("heading", { level: 1 })).toHaveText("Thank you");
  await page.getByRole("button", { name: "Close" }).click();
  await expect(opener).toBeHidden();
  expect(await page.context().cookies(origin)).toEqual([]);
  expect(await responses()).toMatchObject([{ source: "widget", customer: null }]);
  await page.reload();
  await expect(page.getByRole("heading", { name: "Shop" })).toBeVisible();
  await expect(page.locator(`#vocal-shop-${mark}`)).toHaveCount(0);
});

test("it opens by itself once in a rest period, without taking the focus, and knows whom the site has signed for", async ({
  browser,
  page,
}) => {
  await signIn(page);
  const snippet = await setUp(page, async (panel) => {
    // The sites are those of before: what is filled in again while the page wakes up may double.
    await expect(panel.getByLabel("Sites that may show it")).toHaveValue(origin);
    await panel.getByLabel("It opens when").selectOption("delay");
    await panel.getByLabel("After").fill("0");
  });
  const panel = panelOf(page);
  await panel.getByRole("button", { name: /^Make (the|a new) secret$/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: /^Make/ }).click();
  const secret = await panel.getByRole("textbox", { name: "Secret" }).inputValue();
  const expires = Math.floor(Date.now() / 1_000) + 600;
  const signature = createHmac("sha256", secret).update(`${mark}\n${expires}`).digest("hex");
  const signed = `data-customer="${mark}" data-expires="${expires}" data-signature="${signature}"`;
  markup = snippet.replace("<script", `<script ${signed}`);

  const context = await browser.newContext();
  const visitor = await context.newPage();
  const asked: string[] = [];
  visitor.on("request", (request) => asked.push(request.url()));
  await visitor.goto(origin);
  const frame = visitor.frameLocator("iframe");
  await expect(frame.getByRole("radio").nth(1)).toBeVisible();
  expect(await visitor.evaluate(() => document.activeElement?.tagName)).toBe("BODY");
  await frame.getByRole("radio").nth(1).check();
  await frame.getByRole("button", { name: "Send answers" }).click();
  await expect(frame.getByRole("heading", { level: 1 })).toHaveText("Thank you");
  expect((await responses())[0]).toMatchObject({ customer: { externalId: mark } });
  expect(asked.every((url) => url.startsWith(origin) || url.startsWith(world().url))).toBe(true);
  await visitor.reload();
  await expect(visitor.locator(`#vocal-shop-${mark}`)).toHaveCount(0);
  await context.close();

  markup = `<iframe src="${world().url}/s/p/shop-${mark}/widget" title="Elsewhere"></iframe>`;
  const elsewhere = origin.replace("localhost", "127.0.0.1");
  const refused: string[] = [];
  page.on("console", (message) => refused.push(message.text()));
  await page.goto(elsewhere);
  await expect.poll(() => refused.join()).toContain("frame-ancestors");
});

test("where the site is a channel of the survey, a customer it knows is asked when an invitation waits", async ({
  browser,
  page,
}) => {
  await signIn(page);
  await page.goto(`${world().url}/settings/channels`);
  const site = page.getByRole("region", { name: "Site or app" });
  await site.getByLabel("Use this channel").check();
  await site.getByRole("button", { name: "Save" }).click();
  await expect(site.getByText("Saved.")).toBeVisible();
  await page.goto(`${world().url}/surveys/${survey}/send`);
  await page.getByLabel("First by").selectOption("Site or app");
  await page
    .locator("form", { has: page.getByLabel("First by") })
    .getByRole("button", { name: "Save" })
    .click();
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
  const snippet = await setUp(page, async (panel) => {
    await expect(panel.getByLabel("Sites that may show it")).toHaveValue(origin);
    await panel.getByLabel("It opens when").selectOption("delay");
    await panel.getByLabel("After").fill("0");
  });
  await panelOf(page)
    .getByRole("button", { name: /^Make (the|a new) secret$/ })
    .click();
  await page.getByRole("dialog").getByRole("button", { name: /^Make/ }).click();
  const secret = await panelOf(page).getByRole("textbox", { name: "Secret" }).inputValue();
  const asked = { externalId: `asked-${mark}`, email: `asked-${mark}@example.com` };
  await api().post("/customers", { externalId: `other-${mark}` });
  await api().post("/invitations", { survey, customer: asked, channel: "widget" });
  const visitedBy = async (customer: string) => {
    const expires = Math.floor(Date.now() / 1_000) + 600;
    const signature = createHmac("sha256", secret).update(`${customer}\n${expires}`).digest("hex");
    const signed = `data-customer="${customer}" data-expires="${expires}" data-signature="${signature}"`;
    markup = snippet.replace("<script", `<script ${signed}`);
    const visitor = await (await browser.newContext()).newPage();
    const told = visitor.waitForResponse(/embed\.js\?.*signature/);
    await visitor.goto(origin);
    await told;
    return visitor;
  };

  const invited = await visitedBy(asked.externalId);
  const frame = invited.frameLocator("iframe");
  await frame.getByRole("radio").nth(2).check();
  await frame.getByRole("button", { name: "Send answers" }).click();
  await expect(frame.getByRole("heading", { level: 1 })).toHaveText("Thank you");
  expect((await responses())[0]).toMatchObject({
    ...{ source: "widget", customer: { externalId: asked.externalId } },
  });
  await invited.context().close();

  for (const nobody of [asked.externalId, `other-${mark}`]) {
    const visitor = await visitedBy(nobody);
    await expect(visitor.locator(`#vocal-shop-${mark}`)).toHaveCount(1);
    await expect(visitor.locator("iframe")).toHaveCount(0);
    await visitor.context().close();
  }
});

test("it opens when enough of the page was read, and when the pointer leaves for the address bar", async ({
  browser,
  page,
}) => {
  await signIn(page);
  const paragraphs = "<p>One of many things in the shop.</p>".repeat(200);
  const visited = async (opening: "scroll" | "exit") => {
    const snippet = await setUp(page, async (panel) => {
      await expect(panel.getByLabel("Sites that may show it")).toHaveValue(origin);
      await panel.getByLabel("It opens when").selectOption(opening);
    });
    markup = `${paragraphs}${snippet}`;
    const visitor = await (await browser.newContext()).newPage();
    const arrived = visitor.waitForResponse(/embed\.js/);
    await visitor.goto(origin);
    await arrived;
    await expect(visitor.locator(`#vocal-shop-${mark}`)).toHaveCount(1);
    await expect(visitor.locator("iframe")).toHaveCount(0);
    return visitor;
  };
  const question = (visitor: Page) => visitor.frameLocator("iframe").getByRole("radio").first();

  const reader = await visited("scroll");
  await reader.mouse.wheel(0, 300);
  await expect.poll(() => reader.evaluate(() => scrollY)).toBe(300);
  await expect(reader.locator("iframe")).toHaveCount(0);
  await reader.keyboard.press("End");
  await expect(question(reader)).toBeVisible();
  await reader.context().close();

  const leaver = await visited("exit");
  await leaver.mouse.move(300, 200);
  await leaver.mouse.move(300, 20);
  await expect(leaver.locator("iframe")).toHaveCount(0);
  await leaver.mouse.move(300, -10);
  await expect(question(leaver)).toBeVisible();
  await leaver.context().close();
});
