import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { held, importCalls, openAnalysis } from "./support/calls";

test("the page is narrowed by value, checked by other models, and taken away with a script for R", async ({
  page,
}) => {
  await importCalls("Jetty", held, { valued: true });
  await openAnalysis(page, "Jetty");
  const models = page.getByRole("region", { name: "Effect of each condition in three models" });
  await expect(models.getByRole("row").filter({ hasText: "Time on hold" })).toContainText(
    /−0\.\d\d.*0\.00\d+ \(0\.00\d+–0\.0\d+\)/,
  );
  const leaving = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export" }).click();
  const archive = await leaving;
  expect(archive.suggestedFilename()).toBe("analysis.zip");
  const bytes = await readFile(await archive.path());
  for (const name of ["recompute.R", "page.csv", "frame.csv"]) {
    expect(bytes.includes(name), name).toBe(true);
  }
  await page.getByLabel("Lifetime value", { exact: true }).selectOption("high");
  await page.getByRole("button", { name: "Apply" }).click();
  const left = page.getByRole("list", { name: "What each filter leaves" }).getByRole("listitem");
  await expect(left).toContainText([
    /Everything [\d,]+ answers/,
    "at that touchpoint 300 answers in 300 contacts",
    /of that value \d+ answers in \d+ contacts/,
  ]);
});
