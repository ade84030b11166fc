import { randomBytes } from "node:crypto";
import { expect, test } from "@playwright/test";
import { connectTo } from "./support/database";
import { startServer } from "./support/server";
import { world } from "./support/world";

const picture = "docs/analysis.png";

test("the picture in the README is the analysis page of the demo", async ({ page }) => {
  const name = `vocal_picture${randomBytes(4).toString("hex")}`;
  const cluster = connectTo(world().databaseServer);
  await cluster.unsafe(`create database "${name}"`);
  const database = new URL(world().databaseServer);
  database.pathname = `/${name}`;
  const email = "admin@example.com";
  const password = randomBytes(16).toString("hex");
  const server = await startServer({
    DATABASE_URL: database.href,
    AUTH_SECRET: randomBytes(32).toString("hex"),
    VOCAL_ADMIN_EMAIL: email,
    VOCAL_ADMIN_PASSWORD: password,
    VOCAL_DEMO: "true",
  });
  try {
    await page.setViewportSize({ width: 1280, height: 1240 });
    await page.goto(`${server.url}/sign-in`);
    await page.getByLabel("E-mail address").fill(email);
    await page.getByLabel("Password").fill(password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByRole("navigation").first()).toBeVisible();
    await page.goto(`${server.url}/analysis`);
    const timeout = 60_000;
    await expect(page.getByText(/conditions clearly go with the NPS answer/)).toBeVisible({
      timeout,
    });
    await expect(page.getByRole("table", { name: /Correlations/ })).toBeVisible({ timeout });
    await page.screenshot({ path: picture });
  } finally {
    await server.stop();
    await cluster.unsafe(`drop database "${name}" with (force)`);
    await cluster.end();
  }
});
