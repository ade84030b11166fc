import { expect, type Page } from "@playwright/test";
import { type World, world } from "./world";

/** Signs in as the administrator, through the page as a person would. */
export async function signIn(
  page: Page,
  { url, admin }: Pick<World, "url" | "admin"> = world(),
): Promise<void> {
  await page.goto(`${url}/sign-in`);
  await page.getByLabel("E-mail address").fill(admin.email);
  await page.getByLabel("Password").fill(admin.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("navigation").first()).toBeVisible();
}
