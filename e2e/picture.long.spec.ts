import { expect, test } from "@playwright/test";
import { startDemo } from "./support/demo";

test("the picture in the README is the analysis page of the demo", async ({ page }) => {
  const demo = await startDemo();
  try {
    await page.setViewportSize({ width: 1280, height: 1240 });
    await demo.openAnalysis(page);
    const finding = page.getByText(/conditions clearly go with the NPS answer/);
    await expect(finding).toBeVisible({ timeout: 60_000 });
    await page.screenshot({ path: "docs/analysis.png" });
  } finally {
    await demo.stop();
  }
});
