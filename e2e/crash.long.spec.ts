import { expect, test } from "@playwright/test";
import { expectNothingLost } from "./support/crash-account";
import { crashRun } from "./support/crash-run";

test("two hundred kills at random moments lose and repeat nothing", async ({ page }) => {
  test.setTimeout(7_200_000);
  const kills = 200;
  const outcome = await crashRun(page, kills);
  process.stdout.write(`crash run: ${JSON.stringify(outcome)}\n`);
  expectNothingLost(outcome, kills);
  expect(outcome.promisedInteractions).toBeGreaterThan(20_000);
});
