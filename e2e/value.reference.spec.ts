import { expect, type Page } from "@playwright/test";
import { z } from "zod";
import { type Api, apiOf } from "./support/api";
import { addPeopledOrganization } from "./support/organizations";
import { referenceFile } from "./support/reference-file";
import { test } from "./support/test";
import { world } from "./support/world";

/** A manager of an organisation that holds nothing yet, and its API. */
async function asManager(page: Page): Promise<Api> {
  const { key, enter } = await addPeopledOrganization("manager");
  await enter(page);
  return apiOf(world().url, key);
}

async function upload(page: Page, name: string): Promise<void> {
  await page.goto(`${world().url}/data/import`);
  const file = { name, mimeType: "text/plain", buffer: referenceFile(name) };
  await page.getByLabel("Choose a CSV file").setInputFiles(file);
  await expect(page.getByRole("heading", { name: "Where each column goes" })).toBeVisible();
}

async function importAll(page: Page, rows: string): Promise<void> {
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByLabel("Time zone").fill("UTC");
  await page.getByRole("button", { name: "Check every row" }).click();
  await page.getByRole("button", { name: `Import ${rows} rows` }).click();
  await expect(page.getByText(`All ${rows} rows were imported.`).first()).toBeVisible({
    timeout: 120_000,
  });
}

/** Every number of a text as a person reads it. */
function numbersIn(text: string): number[] {
  const plain = text.replaceAll("−", "-").replaceAll(",", "");
  return (plain.match(/-?\d+(\.\d+)?/g) ?? []).map(Number);
}

/** As near as three significant digits are. */
function expectNear(shown: number | undefined, exact: number | undefined): void {
  expect(exact).toBeDefined();
  expect(Math.abs((shown ?? Number.NaN) - (exact ?? 0))).toBeLessThanOrEqual(
    0.006 * Math.abs(exact ?? 0),
  );
}

const published = {
  bgnbd: { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 },
  gammaGamma: { p: 6.25, q: 3.74, gamma: 15.44 },
};

/** Repeat purchases after a day, those of one day counted once. */
function repeatsAfter(day: string): number {
  const lines = referenceFile("cdnow_sample.txt").toString().trim().split(/\r?\n/);
  const visits = new Set(
    lines.map((line) => {
      const [, customer, date = ""] = line.trim().split(/\s+/);
      return date > day ? `${customer} ${date}` : "";
    }),
  );
  visits.delete("");
  return visits.size;
}

test("a manager imports the CDNOW purchases and reads the published parameters, by page and by API", async ({
  page,
}) => {
  const api = await asManager(page);
  await upload(page, "cdnow_sample.txt");
  await page.getByRole("button", { name: "Read it differently" }).click();
  const layout = page.getByRole("dialog");
  await layout.getByLabel("Columns are set apart by").selectOption("blanks");
  await layout.getByLabel("The first line holds").selectOption("no");
  await layout.getByRole("button", { name: "Read again" }).click();
  await expect(page.getByText("6,919 rows · 5 columns · separated by blanks")).toBeVisible();
  const targets = {
    1: "",
    2: "customer.externalId",
    3: "purchase.occurredAt",
    4: "purchase.quantity",
    5: "purchase.amount",
  };
  for (const [column, target] of Object.entries(targets)) {
    await page.getByLabel(`Where ${column} goes`).selectOption(target);
  }
  await page.getByRole("region", { name: "3", exact: true }).getByText("Details").click();
  await page.getByLabel("Date pattern").fill("yyyyMMdd");
  await importAll(page, "6,919");

  await page.goto(`${world().url}/analysis/value`);
  await page.getByLabel("Model", { exact: true }).selectOption("purchases");
  await page.getByLabel("Test on what came after").fill("1997-09-30");
  let sent = 0;
  page.on("request", (request) => {
    if (request.method() === "POST") sent += 1;
  });
  await page.getByRole("button", { name: "Fit", exact: true }).click();
  const parameters = page.getByRole("region", { name: "Parameters of the model" });
  await expect(parameters).toBeVisible({ timeout: 120_000 });
  const shown = async (name: string) => {
    const row = parameters
      .getByRole("row")
      .filter({ has: page.getByRole("cell", { name, exact: true }) });
    return numbersIn(await row.locator("td").nth(1).innerText())[0];
  };
  for (const [name, value] of Object.entries(published.bgnbd)) {
    expect(await shown(`BG/NBD ${name}`), name).toBe(value);
  }
  for (const [name, value] of Object.entries(published.gammaGamma)) {
    expect(Number((await shown(`Gamma–Gamma ${name}`))?.toFixed(2)), name).toBe(value);
  }
  const repeats = repeatsAfter("19970930").toLocaleString("en");
  await expect(page.getByText(`${repeats} repeat purchases`)).toBeVisible();

  const answer = await api.post("/analysis/value", {
    model: "purchases",
    calibrationEnd: "1997-09-30",
  });
  const { bgnbd } = answer.parameters as typeof published;
  for (const [name, value] of Object.entries(published.bgnbd)) {
    expect(bgnbd[name as keyof typeof bgnbd], name).toBeCloseTo(value, 3);
  }
  expect((answer.logLikelihood as { bgnbd: number }).bgnbd).toBeCloseTo(-9582.4, 0);
  // The form is made anew where the fit stands, and is not sent again by that.
  expect(sent).toBe(1);
});

const Term = z.object({
  key: z.string(),
  standardised: z.number(),
  ciLow: z.number(),
  ciHigh: z.number(),
});
const Framework = z.object({
  equations: z.array(z.object({ outcome: z.string(), terms: z.array(Term) })),
});

test("a manager imports the telecom customers, sees the chain from call failures to value, tries a change and starts it as a plan", async ({
  page,
}) => {
  const api = await asManager(page);
  await upload(page, "telecom_iran.csv");
  const failures = page.getByRole("region", { name: "Call Failure" });
  await failures.getByLabel("Level").selectOption("technical");
  await expect(page.getByLabel("Where Customer Value goes")).toHaveValue("customer.clv");
  await expect(page.getByLabel("Where Churn goes")).toHaveValue("customer.retained");
  await importAll(page, "3,150");

  await page.goto(`${world().url}/analysis/framework`);
  const picture = page.getByRole("region", { name: "The chain as a picture" });
  await expect(picture).toBeVisible({ timeout: 180_000 });
  const framework = Framework.parse(await api.post("/analysis/framework", {}));
  const steps = [
    ["kpi.call_failure", "kpi.complains", "Call Failure", "Complains"],
    ["kpi.complains", "customer.retained", "Complains", "Retention"],
    ["customer.retained", "customer.clv", "Retention", "Customer lifetime value"],
  ] as const;
  await page.getByText(/that may be chance/).click();
  for (const [from, to, fromLabel, toLabel] of steps) {
    const equation = framework.equations.find(({ outcome }) => outcome === to);
    const term = equation?.terms.find(({ key }) => key === from);
    const row = page
      .getByRole("row")
      .filter({ has: page.getByRole("cell", { name: fromLabel, exact: true }) })
      .filter({ has: page.getByRole("cell", { name: toLabel, exact: true }) });
    const strength = numbersIn(await row.locator("td").nth(2).innerText())[0];
    expect(strength, `${from} → ${to}`).toBeCloseTo(term?.standardised ?? Number.NaN, 1);
  }

  await page.getByLabel("Call Failure: change").fill("-2");
  const result = page.getByRole("status").filter({ hasText: "Lifetime value of 3,150 customers" });
  await expect(result).toBeVisible();
  const change = { changes: [{ variable: "kpi.call_failure", delta: -2 }] };
  const { portfolio } = await api.post("/analysis/what-if", change);
  const band = portfolio as Record<"low80" | "high80" | "low95" | "high95", number>;
  const [, low80, high80, , low95, high95] = numbersIn(
    await result.getByText("80 %:").first().innerText(),
  );
  expectNear(low80, band.low80);
  expectNear(high80, band.high80);
  expectNear(low95, band.low95);
  expectNear(high95, band.high95);

  await page.getByLabel("Keep it as").fill("Fewer call failures");
  await page.getByRole("button", { name: "Keep", exact: true }).click();
  await page.getByRole("link", { name: "Start Fewer call failures as a plan" }).click();
  await page.getByRole("button", { name: "Start the plan" }).click();
  await page.waitForURL(/\/plans\/[0-9a-f-]{36}$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Fewer call failures");
  await expect(page.getByRole("heading", { name: /^Predicted: .* a year/ })).toBeVisible();
  const { data } = await api.get("/plans");
  expect(data).toMatchObject([{ name: "Fewer call failures" }]);
});
