import { expect, type Page } from "@playwright/test";
import { expectAccessible } from "./support/accessible";
import { held, importCalls } from "./support/calls";
import { signIn } from "./support/sign-in";
import { test } from "./support/test";
import { world } from "./support/world";

/** Half as long on hold at each call, and two points happier. */
const quicker = (i: number) => {
  const { hold, talk, score } = held(i);
  return { hold: hold / 2, talk, score: Math.min(10, score + 2) };
};

function npsOf(callOf: typeof held): string {
  const scores = Array.from({ length: 300 }, (_, i) => callOf(i).score);
  const share = (fits: (score: number) => boolean) => scores.filter(fits).length / scores.length;
  const nps = Math.round(100 * (share((score) => score >= 9) - share((score) => score <= 6)));
  return `${nps > 0 ? "+" : "−"}${Math.abs(nps)}`;
}

const compare = (page: Page, a: string, b: string) =>
  page.goto(`${world().url}/analysis/compare?touchpoint=${a}&b.touchpoint=${b}&outcome=nps`);

test("two touchpoints are compared: what differs is said with its interval, and what does not is not", async ({
  page,
}) => {
  await importCalls("Quick", quicker);
  await importCalls("Slow", held);
  await importCalls("AsSlow", held);
  await signIn(page);

  await compare(page, "Quick", "Slow");
  const scores = page.getByRole("region", { name: "Scores" });
  await expect(scores).toContainText(/In A, NPS is \d+ points higher/);
  await expect(scores).toContainText(`A ${npsOf(quicker)}, B ${npsOf(held)}`);
  const conditions = page.getByRole("region", { name: "Conditions and values" });
  await expect(conditions).toContainText(/time on hold is \d+ s lower/);
  await expectAccessible(page);

  await compare(page, "Slow", "AsSlow");
  await expect(scores).toContainText("No score differs beyond its noise.");
  await expect(conditions).toContainText("No mean differs beyond its noise.");
  await page.setViewportSize({ width: 390, height: 844 });
  await expectAccessible(page);
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(sideways).toBe(0);
});
