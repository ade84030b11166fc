import { expect, test } from "@playwright/test";
import { crashRun } from "./support/crash-run";

test("nothing acknowledged is lost or repeated when the server is killed under load", async () => {
  test.setTimeout(300_000);
  const outcome = await crashRun(2);
  expect(outcome).toMatchObject({
    lostInteractions: [],
    repeatedInteractions: [],
    lostAnswers: [],
    repeatedAnswers: [],
    lostMails: [],
  });
  // SMTP leaves one window open: accepted by the mail server, not yet written down.
  expect(outcome.repeatedMails.length).toBeLessThanOrEqual(outcome.kills);
  expect(outcome.promisedInteractions).toBeGreaterThan(100);
  expect(outcome.promisedAnswers).toBeGreaterThan(10);
});
