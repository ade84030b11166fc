import { randomBytes } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { createDatabase } from "./database";
import { startServer } from "./server";

export interface Demo {
  url: string;
  /** Signs in and opens the analysis page. */
  openAnalysis: (page: Page) => Promise<void>;
  stop: () => Promise<void>;
}

/** A Vocal of its own at its first start, filled with the demo. */
export async function startDemo(): Promise<Demo> {
  const email = "manager@example.com";
  const password = randomBytes(16).toString("hex");
  const database = await createDatabase(`vocal_demo_${randomBytes(4).toString("hex")}`);
  const server = await startServer({
    DATABASE_URL: database.url,
    AUTH_SECRET: randomBytes(32).toString("hex"),
    VOCAL_ADMIN_EMAIL: email,
    VOCAL_ADMIN_PASSWORD: password,
    VOCAL_DEMO: "true",
  });
  return {
    url: server.url,
    openAnalysis: async (page) => {
      await page.goto(`${server.url}/sign-in?to=/analysis`);
      await page.getByLabel("E-mail address").fill(email);
      await page.getByLabel("Password").fill(password);
      await page.getByRole("button", { name: "Sign in" }).click();
      await expect(page.getByText("Demo data").first()).toBeVisible();
      const matrix = page.getByRole("table", { name: /Correlations/ });
      await expect(matrix).toBeVisible({ timeout: 60_000 });
    },
    stop: async () => {
      await server.stop();
      await database.drop();
    },
  };
}
