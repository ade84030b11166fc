import { expect, test } from "@playwright/test";
import { crashRun, expectNothingLost } from "./support/crash-run";

test("ten kills at random moments lose and repeat nothing that was acknowledged", async () => {
  const outcome = await crashRun(10);
  process.stdout.write(`crash run: ${JSON.stringify(outcome)}\n`);
  expectNothingLost(outcome);
  expect(outcome.promisedInteractions).toBeGreaterThan(1000);
});
