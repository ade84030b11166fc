import { expect, test } from "@playwright/test";
import { crashRun, expectNothingLost } from "./support/crash-run";

test("nothing acknowledged is lost or repeated when the server is killed under load", async () => {
  test.setTimeout(300_000);
  const outcome = await crashRun(2);
  expectNothingLost(outcome);
  expect(outcome.promisedInteractions).toBeGreaterThan(100);
  expect(outcome.promisedAnswers).toBeGreaterThan(10);
});
