import { expect, test } from "@playwright/test";
import { expectNothingLost } from "./support/crash-account";
import { crashRun } from "./support/crash-run";

test("nothing is lost or repeated when worker, web server and database are killed under load", async ({
  page,
}) => {
  test.setTimeout(1_200_000);
  const kills = 5;
  const outcome = await crashRun(page, kills);
  expectNothingLost(outcome, kills);
  expect(outcome.promisedInteractions).toBeGreaterThan(500);
  expect(outcome.promisedAnswers).toBeGreaterThan(15);
  expect(
    Math.min(...Object.values(outcome.behaved)),
    JSON.stringify(outcome.behaved),
  ).toBeGreaterThan(0);
});
