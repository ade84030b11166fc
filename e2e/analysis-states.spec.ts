import { expect, type Page, test } from "@playwright/test";
import {
  allPromoters,
  alwaysZero,
  manyAgents,
  noResponses,
  oneResponse,
} from "./support/analysis-states";
import { type ImportedFile, importFile } from "./support/import-file";
import { addPeopledOrganization } from "./support/organizations";
import { world } from "./support/world";

const pages = ["/analysis", "/scores", "/compare", "/value", "/framework"].map((path) =>
  path === "/analysis" ? path : `/analysis${path}`,
);

/** Signed in where these rows are all there is. */
async function arrive(page: Page, rows: ImportedFile): Promise<void> {
  const { key, enter } = await addPeopledOrganization();
  await importFile(key, rows);
  await enter(page);
}

const open = (page: Page, path: string) => page.goto(world().url + path);

/** Each page says what it is for, fails nowhere, and fits a phone. */
async function walk(page: Page): Promise<void> {
  await page.setViewportSize({ width: 390, height: 800 });
  for (const path of pages) {
    await open(page, path);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Analysis");
    await expect(page.getByRole("status", { name: /Computing/ })).toHaveCount(0);
    await expect(page.getByText("This page could not be shown")).toHaveCount(0);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    expect(wide, `${path} is wider than the screen`).toBe(false);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
}

test("before anybody has answered, the pages say what is needed", async ({ page }) => {
  await arrive(page, noResponses);
  await walk(page);
  await open(page, "/analysis");
  await expect(page.getByText("There is nothing to explain yet")).toBeVisible();
  await open(page, "/analysis/scores");
  await expect(page.getByText("Nobody has answered yet")).toBeVisible();
  await expect(page.getByRole("link", { name: "Import answers" })).toBeVisible();
});

test("of one answer nothing is made that it cannot carry", async ({ page }) => {
  await arrive(page, oneResponse);
  await walk(page);
  await open(page, "/analysis");
  await expect(page.getByText("are known for only 1 interaction")).toBeVisible();
  await expect(page.getByText("No two of these can be compared yet")).toBeVisible();
  await open(page, "/analysis/scores");
  await expect(page.getByText("Too few answers to tell groups apart.")).toBeVisible();
  await expect(page.getByText("too few to be shown")).toBeVisible();
});

test("where everybody is a promoter, the score is whole and nothing explains it", async ({
  page,
}) => {
  await arrive(page, allPromoters);
  await walk(page);
  await open(page, "/analysis/scores");
  await expect(page.getByText("+100, 95 % interval 96–100, n = 200")).toBeVisible();
  await open(page, "/analysis");
  await expect(page.getByText(/No key driver found/)).toBeVisible();
  await open(page, "/analysis?touchpoint=Desk");
  await expect(page.getByText(/Nothing varies: among 50 interactions/)).toBeVisible();
});

test("what is always zero is said to be so, and explains nothing", async ({ page }) => {
  await arrive(page, alwaysZero);
  await walk(page);
  await open(page, "/analysis");
  await expect(page.getByText(/clearly goes with the NPS answer: time on hold/)).toBeVisible();
  await page.getByText("1 variable is not among the conditions").click();
  await expect(page.getByText(/Lost connections.*never varies/)).toBeVisible();
  await open(page, "/analysis/pair?x=kpi.connections_lost&y=nps");
  await expect(page.getByText(/no variation|never varies|one value only/i).first()).toBeVisible();
});

test("two thousand agents are a ranking with pages, and each can be looked for", async ({
  page,
}) => {
  await arrive(page, manyAgents);
  await open(page, "/analysis/scores?by=interaction.agent");
  const agents = page.getByRole("table", { name: /NPS by agent/i }).getByRole("row");
  await expect(page.getByText("1 to 25 of 2,000")).toBeVisible();
  // The one who is liked is among the last of them, and named on the first page.
  const standOut = /of 2,000 differ from the others beyond chance: .*Agent 0077 \(\+100\)/;
  await expect(page.getByText(standOut)).toBeVisible();
  await expect(agents).toHaveCount(26);
  await page.getByRole("link", { name: "Next" }).click();
  await expect(page.getByText("26 to 50 of 2,000")).toBeVisible();
  await page.getByLabel("Name contains").fill("agent 0077");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(agents).toHaveCount(2);
  await expect(agents.nth(1)).toContainText("+100");
  await walk(page);
});
