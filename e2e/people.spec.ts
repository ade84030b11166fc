import { randomUUID } from "node:crypto";
import { type Browser, expect, type Page } from "@playwright/test";
import { mailsTo } from "./support/mailbox";
import { signIn } from "./support/sign-in";
import { test } from "./support/test";
import { world } from "./support/world";

const password = "a password of their own";

interface Invited {
  name: string;
  email: string;
}

async function inviteByMail(page: Page, role: string): Promise<Invited & { link: string }> {
  const name = `Grace ${randomUUID().slice(0, 8)}`;
  const email = `${randomUUID()}@example.com`;
  await page.goto(`${world().url}/settings/members`);
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Role", { exact: true }).selectOption(role);
  await page.getByRole("button", { name: "Invite", exact: true }).click();
  await expect(page.getByText("on its way by mail")).toBeVisible();
  const [mail] = await mailsTo(email);
  const link = /https?:\S+\/join\/\S+/.exec(mail?.text ?? "")?.[0] ?? "";
  return { name, email, link };
}

/** Follows an invitation in a browser of its own. */
async function joinIn(browser: Browser, link: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(link);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Join" }).click();
  await expect(page.getByRole("navigation", { name: "Main" })).toBeVisible();
  return page;
}

async function expectSignedOut(page: Page): Promise<void> {
  await page.goto(`${world().url}/settings/account`);
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
}

const memberRow = (page: Page, { email }: Invited) =>
  page.getByRole("listitem").filter({ hasText: email });

test("an invited member joins by mail, sees what their role may see, and is signed out by an administrator", async ({
  page,
  browser,
}) => {
  await signIn(page);
  const invited = await inviteByMail(page, "manager");
  const theirs = await joinIn(browser, invited.link);
  await theirs.goto(`${world().url}/settings/members`);
  await expect(theirs.getByText("There is nothing here")).toBeVisible();
  await theirs.goto(`${world().url}/settings/account`);
  await expect(theirs.getByLabel("Name")).toHaveValue(invited.name);
  await page.reload();
  await page.getByRole("button", { name: `Sign ${invited.name} out everywhere` }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
  await expectSignedOut(theirs);
});

test("an invitation works once", async ({ page, browser }) => {
  await signIn(page);
  const { link } = await inviteByMail(page, "agent");
  await (await joinIn(browser, link)).context().close();
  await page.goto(link);
  await expect(page.getByText("This link no longer works")).toBeVisible();
});

test("a deactivated member is out at once and cannot sign in again", async ({ page, browser }) => {
  await signIn(page);
  const invited = await inviteByMail(page, "builder");
  const theirs = await joinIn(browser, invited.link);
  await page.reload();
  await page.getByRole("button", { name: `Deactivate ${invited.name}` }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Deactivate" }).click();
  await expect(memberRow(page, invited).getByText("Deactivated", { exact: true })).toBeVisible();
  await expectSignedOut(theirs);
  await theirs.getByLabel("E-mail address").fill(invited.email);
  await theirs.getByLabel("Password").fill(password);
  await theirs.getByRole("button", { name: "Sign in" }).click();
  await expect(theirs.getByText("The e-mail address or password is wrong.")).toBeVisible();
});

test("signing in leads back to the page that was asked for, and never to another site", async ({
  page,
}) => {
  const { url, admin } = world();
  await page.goto(`${url}/settings/keys`);
  await expect(page).toHaveURL(/\/sign-in\?to=%2Fsettings%2Fkeys$/);
  await page.getByLabel("E-mail address").fill(admin.email);
  await page.getByLabel("Password").fill(admin.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(`${url}/settings/keys`);
  await page.goto(`${url}/sign-in?to=//evil.example`);
  await expect(page).toHaveURL(`${url}/`);
  await page.goto(`${url}/api/auth/signin?callbackUrl=https://evil.example`);
  await expect(page).toHaveURL(`${url}/`);
});

test("a key works until it is revoked, and is shown once", async ({ page }) => {
  const { url } = world();
  const name = `CRM ${randomUUID().slice(0, 8)}`;
  await signIn(page);
  await page.goto(`${url}/settings/keys`);
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("Read", { exact: true }).check();
  await page.getByRole("button", { name: "Make key" }).click();
  const key = await page.getByLabel("API key", { exact: true }).inputValue();
  const ask = () => fetch(`${url}/api/v1/surveys`, { headers: { authorization: `Bearer ${key}` } });
  expect((await ask()).status).toBe(200);
  await page.reload();
  expect(await page.content()).not.toContain(key);
  await page.getByRole("button", { name: `Revoke ${name}` }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
  await expect(page.getByRole("row", { name }).getByText("Revoked")).toBeVisible();
  expect((await ask()).status).toBe(401);
});

test("signing out ends the session, even for whoever kept the cookie", async ({
  page,
  browser,
}) => {
  await signIn(page);
  const kept = await browser.newContext({ storageState: await page.context().storageState() });
  await page.getByRole("button", { name: "Sign out" }).first().click();
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await expectSignedOut(await kept.newPage());
});

test("a form that is refused loses nothing that was typed", async ({ page }) => {
  await signIn(page);
  await page.goto(`${world().url}/settings/organization`);
  await page.getByLabel("Currency").fill("XYZ");
  await page.getByLabel("Gross margin").fill("abc");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByLabel("Currency")).toHaveAccessibleDescription(/ISO 4217/);
  await expect(page.getByLabel("Gross margin")).toHaveAccessibleDescription(/Enter a number/);
  await expect(page.getByLabel("Gross margin")).toHaveValue("abc");
});

test("an empty margin stays empty, and a margin is kept to the digit", async ({ page }) => {
  await signIn(page);
  const margin = page.getByLabel("Gross margin");
  for (const typed of ["7,1", ""]) {
    await page.goto(`${world().url}/settings/organization`);
    await margin.fill(typed);
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("Saved.")).toBeVisible();
    await page.reload();
    await expect(margin).toHaveValue(typed.replace(",", "."));
  }
});

test("what was done is in the audit log", async ({ page }) => {
  await signIn(page);
  const { email } = await inviteByMail(page, "agent");
  await page.goto(`${world().url}/settings/audit`);
  await expect(page.getByRole("row").nth(1)).toContainText("Member invited");
  await expect(page.getByText(email)).toHaveCount(0);
});

test("the cookie is out of scripts' and other sites' reach", async ({ page }) => {
  await signIn(page);
  const cookies = await page.context().cookies();
  const session = cookies.find(({ name }) => name.includes("session"));
  expect(session).toMatchObject({ httpOnly: true, sameSite: "Lax" });
});
