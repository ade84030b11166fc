import { randomUUID } from "node:crypto";
import { type Browser, expect, type Page } from "@playwright/test";
import { mailsTo } from "./mailbox";
import { signIn } from "./sign-in";
import { world } from "./world";

/** A page of a new member of a role, invited by the administrator and let in by their mail. */
export async function joinAs(
  browser: Browser,
  role: "builder" | "manager" | "agent",
): Promise<Page> {
  const administrator = await browser.newPage();
  await signIn(administrator);
  const email = `${randomUUID()}@example.com`;
  await administrator.goto(`${world().url}/settings/members`);
  await administrator.getByLabel("Name", { exact: true }).fill(`A ${role}`);
  await administrator.getByLabel("E-mail address").fill(email);
  await administrator.getByLabel("Role", { exact: true }).selectOption(role);
  await administrator.getByRole("button", { name: "Invite", exact: true }).click();
  await expect(administrator.getByText("on its way by mail")).toBeVisible();
  await administrator.context().close();
  const [mail] = await mailsTo(email);
  const page = await (await browser.newContext()).newPage();
  await page.goto(/https?:\S+\/join\/\S+/.exec(mail?.text ?? "")?.[0] ?? "");
  await page.getByLabel("Password").fill("a password of their own");
  await page.getByRole("button", { name: "Join" }).click();
  await expect(page.getByRole("navigation", { name: "Main" })).toBeVisible();
  return page;
}
