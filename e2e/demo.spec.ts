import { expect, test } from "@playwright/test";
import { startDemo } from "./support/demo";

test("the first start shows a demo whose analysis finds the truth it was made with", async ({
  page,
}) => {
  test.setTimeout(180_000);
  const demo = await startDemo();
  try {
    await demo.openAnalysis(page);
    const finding = page.getByRole("heading", { name: /Four of .+ conditions/ });
    const truth = "resolution, speed of answer (rated), knowledge and courtesy";
    await expect(finding).toContainText(truth, { timeout: 60_000 });
    await page.goto(`${demo.url}/`);
    await expect(page.getByRole("main")).toContainText("NPS, last 90 days");
  } finally {
    await demo.stop();
  }
});
