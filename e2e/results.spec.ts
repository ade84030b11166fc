import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { apiOf } from "./support/api";
import { signIn } from "./support/sign-in";
import { world } from "./support/world";

const asked = [
  { kind: "number", key: "amount", role: "driver", label: "Orders", scale: { min: 0, max: 500 } },
  { kind: "date", key: "since", label: "First order" },
  { kind: "consent", key: "news", label: "Newsletter" },
];

test("numbers, days and consents have their place among the results, on a phone too", async ({
  page,
}) => {
  const api = apiOf(world().url, world().admin.apiKey);
  const made = await api.post("/surveys", {
    name: "Facts",
    definition: {
      ...{ language: "en", title: "Facts", thanks: { everyone: "Thank you." } },
      questions: asked.map((question) => ({ ...question, wording: `${question.label}?` })),
    },
  });
  const survey = String(made.id);
  await api.post(`/surveys/${survey}/publish`, {});
  const items = Array.from({ length: 12 }, (_, k) => ({
    survey,
    answers: {
      ...{ amount: 10 * k, since: `2026-0${1 + (k % 3)}-15` },
      ...(k % 4 === 0 ? { news: "yes" } : {}),
    },
  }));
  await api.post("/responses", { items });
  await signIn(page);
  await page.goto(`${world().url}/surveys/${survey}/results`);
  const of = (name: string) => page.getByRole("region", { name, exact: true });
  await expect(of("Orders")).toContainText("12 answers.");
  await expect(of("Orders")).toContainText("Median55");
  await expect(of("First order").getByRole("row", { name: /^Feb 2026/ })).toContainText("4");
  await expect(of("Newsletter").getByRole("row", { name: /^Given/ })).toContainText("25 %");
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 844 });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(over, `at ${width}`).toBeLessThanOrEqual(0);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id} at ${nodes[0]?.target}`)).toEqual([]);
  }
});
