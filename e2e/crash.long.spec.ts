import { expect, test } from "@playwright/test";
import { crashRun } from "./support/crash-run";

test("ten kills at random moments lose and repeat nothing that was acknowledged", async () => {
  const outcome = await crashRun(10);
  process.stdout.write(`crash run: ${JSON.stringify(outcome)}\n`);
  expect(outcome).toMatchObject({
    lostInteractions: [],
    repeatedInteractions: [],
    lostAnswers: [],
    repeatedAnswers: [],
    lostMails: [],
  });
  expect(outcome.repeatedMails.length).toBeLessThanOrEqual(outcome.kills);
  expect(outcome.promisedInteractions).toBeGreaterThan(1000);
});
