import { randomBytes } from "node:crypto";
import { expect, test } from "@playwright/test";
import { createDatabase, type OwnDatabase } from "./support/database";
import { type Server, startServer } from "./support/server";

const person = { email: "manager@example.com", password: randomBytes(16).toString("hex") };
let database: OwnDatabase;
let server: Server;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  database = await createDatabase(`vocal_demo_${randomBytes(4).toString("hex")}`);
  server = await startServer({
    DATABASE_URL: database.url,
    AUTH_SECRET: randomBytes(32).toString("hex"),
    VOCAL_ADMIN_EMAIL: person.email,
    VOCAL_ADMIN_PASSWORD: person.password,
    VOCAL_DEMO: "true",
  });
});

test.afterAll(async () => {
  await server.stop();
  await database.drop();
});

test("the first start shows a demo whose analysis finds the truth it was made with", async ({
  page,
}) => {
  test.setTimeout(120_000);
  await page.goto(`${server.url}/sign-in?to=/analysis`);
  await page.getByLabel("E-mail address").fill(person.email);
  await page.getByLabel("Password").fill(person.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("Demo data")).toBeVisible();
  const finding = page.getByRole("heading", { name: /Four of .+ conditions/ });
  await expect(finding).toContainText(
    "resolution, speed of answer (rated), knowledge and courtesy",
    {
      timeout: 60_000,
    },
  );
  await expect(page.getByRole("main")).not.toContainText("Computing");
  await page.setViewportSize({ width: 1280, height: 1500 });
  // docs/analysis.png, which the README shows, is a copy of this picture.
  await page.screenshot({ path: test.info().outputPath("analysis.png") });
  await page.goto(`${server.url}/`);
  await expect(page.getByRole("main")).toContainText("NPS, last 90 days");
});
