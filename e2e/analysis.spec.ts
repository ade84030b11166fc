import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { apiOf } from "./support/api";
import { signIn } from "./support/sign-in";
import { world } from "./support/world";

interface Call {
  hold: number;
  talk: number;
  score: number;
}

/** Numbers in 0–99 that look like chance and are the same in every run. */
function scattered(i: number, step: number): number {
  return (i * step + ((i * i) % 41)) % 100;
}

/** The longer the hold, the lower the score; how long they talked is beside the point. */
function held(i: number): Call {
  const hold = scattered(i, 37);
  const score = Math.max(0, Math.min(10, Math.round(10 - hold / 12 + ((i % 5) - 2) / 2)));
  return { hold, talk: 60 + scattered(i, 53), score };
}

/** Scores that have nothing to do with anything. */
function unrelated(i: number): Call {
  return { ...held(i), score: scattered(i * 7 + 3, 61) % 11 };
}

const mapping = {
  id: "interaction.externalId",
  where: "interaction.touchpoint",
  hold: { to: "kpi.held_s", label: "Time on hold", unit: "s", direction: "lower" },
  talk: { to: "kpi.talked_s", label: "Time talking", unit: "s", direction: "neutral" },
  nps: "answer.nps",
};

/** Imports calls of one touchpoint as a contact centre's export, and waits until they are there. */
async function importCalls(touchpoint: string, calls: readonly Call[]): Promise<void> {
  const { url, admin } = world();
  const lines = calls.map(
    ({ hold, talk, score }, i) => `${touchpoint}-${i},${touchpoint},${hold},${talk},${score}`,
  );
  const form = new FormData();
  form.set("mapping", JSON.stringify(mapping));
  form.set("file", new Blob([["id,where,hold,talk,nps", ...lines].join("\n")]), "calls.csv");
  const headers = { authorization: `Bearer ${admin.apiKey}` };
  const response = await fetch(`${url}/api/v1/imports`, { method: "POST", headers, body: form });
  expect(response.status, await response.clone().text()).toBe(202);
  const { id } = (await response.json()) as { id: string };
  const { get } = apiOf(url, admin.apiKey);
  await expect
    .poll(async () => (await get(`/imports/${id}`)).status, { timeout: 30_000 })
    .toBe("completed");
}

async function openAnalysis(page: Page, touchpoint: string): Promise<void> {
  await signIn(page);
  await page.goto(`${world().url}/analysis?outcome=nps&touchpoint=${touchpoint}`);
}

test("the page opens with what goes with the score, and leads to the calls behind it", async ({
  page,
}) => {
  await importCalls(
    "Harbour",
    Array.from({ length: 300 }, (_, i) => held(i)),
  );
  await openAnalysis(page, "Harbour");
  await expect(page.getByText(/clearly goes with the NPS answer: time on hold/)).toBeVisible();
  const finding = page.getByRole("listitem").filter({ hasText: "Time on hold: with" });
  await expect(finding).toContainText(/the NPS answer is [\d.]+ points lower/);
  await expect(page.getByText("n = 300 interactions").first()).toBeVisible();

  const bars = page.getByRole("table", { name: /Share of the differences/ });
  await expect(bars.getByRole("row").nth(1)).toContainText("Time on hold");
  await expect(page.getByRole("img", { name: /Important for the NPS answer/ })).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id} at ${nodes[0]?.target}`)).toEqual([]);

  await finding.getByRole("link", { name: "Look closer" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Time on hold and NPS answer");
  await expect(page.getByText(/go closely with lower values of NPS answer/)).toBeVisible();
  await expect(page.getByText(/n = 300 interactions; q < 0.001/)).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: "Harbour" })).toHaveCount(25);
  await page.getByRole("link", { name: "Next rows" }).click();
  await expect(page.getByRole("row").filter({ hasText: "Harbour" })).toHaveCount(25);
});

test("where nothing goes with the score, the page says so plainly", async ({ page }) => {
  await importCalls(
    "Quay",
    Array.from({ length: 300 }, (_, i) => unrelated(i)),
  );
  await openAnalysis(page, "Quay");
  await expect(page.getByText(/No key driver found: none of the/)).toBeVisible();
  await expect(page.getByText(/so the map advises nothing/)).toBeVisible();
});

test("the filters are a form whose answers stand in the address", async ({ page }) => {
  await importCalls(
    "Harbour",
    Array.from({ length: 300 }, (_, i) => held(i)),
  );
  await openAnalysis(page, "Harbour");
  await page.getByLabel("Compare per").selectOption("period");
  await page.getByLabel("From").fill("2020-01-01");
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(page).toHaveURL(/touchpoint=Harbour/);
  await expect(page).toHaveURL(/grain=period/);
  await expect(page).toHaveURL(/from=2020-01-01/);
  await expect(page.getByLabel("Touchpoint")).toHaveValue("Harbour");
  await page.getByRole("link", { name: "Clear" }).click();
  await expect(page).toHaveURL(/\/analysis$/);
});

test("one walks the matrix with the arrow keys and opens a pair with Enter", async ({ page }) => {
  await importCalls(
    "Harbour",
    Array.from({ length: 300 }, (_, i) => held(i)),
  );
  await openAnalysis(page, "Harbour");
  const matrix = page.getByRole("table", { name: /Correlations of conditions/ });
  const stops = matrix.locator('a[tabindex="0"]');
  await expect(stops).toHaveCount(1);
  await stops.focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  const reached = page.locator(":focus");
  await expect(reached).toHaveAttribute("data-place", "2 1");
  await expect(stops).toHaveCount(1);
  const pair = String(await reached.getAttribute("href"));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(world().url + pair);
});
