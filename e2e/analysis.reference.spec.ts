import { expect, type Page } from "@playwright/test";
import { type Api, apiOf } from "./support/api";
import { importText } from "./support/import-file";
import { addPeopledOrganization } from "./support/organizations";
import { referenceCase, referenceFile } from "./support/reference-file";
import { test } from "./support/test";
import { world } from "./support/world";

type Target = Record<string, unknown>;
type Numbers = Record<string, number>;

/** Signed in where this published file is all there is, imported as its columns say. */
async function imported(
  page: Page,
  name: string,
  rows: number,
  mapping: Record<string, unknown>,
): Promise<Api> {
  const { key, enter } = await addPeopledOrganization();
  await importText(key, mapping, { text: referenceFile(name).toString(), rows });
  await enter(page);
  return apiOf(world().url, key);
}

const open = (page: Page, path: string) => page.goto(`${world().url}/analysis${path}`);

/** A number as a page writes it, after rounding. */
const written = (value: number | undefined, digits: number) =>
  Number(value)
    .toFixed(digits)
    .replace("-", "−")
    .replace(/^−(?=[0.]+$)/, "");
const signed = (value: number | undefined) =>
  Number(value) > 0 ? `+${written(value, 0)}` : written(value, 0);

/** NPS, interval and n as a page writes them, from what was computed elsewhere. */
function npsWords(reference: Numbers) {
  const { nps, adjusted_wald_low: low, adjusted_wald_high: high, n } = reference;
  const limits = [low, high].map((limit) => written(limit, 0));
  return {
    score: signed(nps),
    limits: new RegExp(limits.join("(–| to )")),
    n: Number(n).toLocaleString("en"),
  };
}

test("three markets have their NPS, by API and on the page, by market and by quarter", async ({
  page,
}) => {
  const api = await imported(page, "nps_by_market.csv", 5_000, {
    ID: "interaction.externalId",
    Market: "interaction.team",
    "Survey date": "interaction.occurredAt",
    NPS: "answer.nps",
  });
  const { groups } = (await api.post("/analysis/scores", {
    metric: "nps",
    by: "interaction.team",
  })) as { groups?: Target[] };
  await open(page, "/scores?by=interaction.team");
  const table = page.getByRole("table", { name: /NPS by team/i });
  for (const market of ["UK", "US", "MEX"]) {
    const reference = referenceCase("nps_by_market.csv", `nps_${market}`);
    expect(groups?.find(({ key }) => key === market)).toMatchObject({
      n: reference.n,
      promoters: reference.promoters,
      detractors: reference.detractors,
      value: expect.closeTo(Number(reference.nps), 9),
      ciLow: expect.closeTo(Number(reference.adjusted_wald_low), 9),
      ciHigh: expect.closeTo(Number(reference.adjusted_wald_high), 9),
    });
    const words = npsWords(reference);
    const row = table.getByRole("row", { name: market });
    await expect(row).toContainText(words.score, { timeout: 90_000 });
    await expect(row).toContainText(words.limits);
    await expect(row).toContainText(words.n);
  }
  const ends = ["03-31", "06-30", "09-30", "12-31"];
  for (const [k, end] of ends.entries()) {
    const words = npsWords(referenceCase("nps_by_market.csv", `nps_q${k + 1}`));
    await open(page, `/scores?from=2021-${String(3 * k + 1).padStart(2, "0")}-01&to=2021-${end}`);
    const course = page.getByRole("region", { name: "NPS over time" });
    await expect(course).toContainText(`${words.score}, 95`, { timeout: 90_000 });
    await expect(course).toContainText(words.limits);
    await expect(course).toContainText(`n = ${words.n}`);
  }
});

/** The coefficient of a pair by API, and as the page writes it. */
async function expectPair(
  page: Page,
  api: Api,
  [x, y]: [string, string],
  method: "pearson" | "spearman",
  reference: { r?: number; low?: number; high?: number; n?: number },
): Promise<void> {
  const asked = { variables: [x, y], method };
  const { cells } = (await api.post("/analysis/correlations", asked)) as { cells?: Target[] };
  const { r, low, high, n } = reference;
  expect(cells?.[0]).toMatchObject({
    n,
    r: expect.closeTo(Number(r), 9),
    ciLow: expect.closeTo(Number(low), 9),
    ciHigh: expect.closeTo(Number(high), 9),
  });
  await open(page, `/pair?x=${x}&y=${y}`);
  const main = page.getByRole("main");
  const name = method === "pearson" ? "Pearson" : "Spearman";
  await expect(main).toContainText(`${name} r = ${written(r, 2)} (`, { timeout: 90_000 });
  await expect(main).toContainText(`n = ${Number(n).toLocaleString("en")} `);
}

test("in the call centre nothing goes with the rating, and the page says so", async ({ page }) => {
  const yes = { true: ["Y"], false: ["N"] };
  const api = await imported(page, "callcentre_a.csv", 5_000, {
    "Call Id": "interaction.externalId",
    Agent: "interaction.agent",
    Date: "interaction.occurredAt",
    Time: "interaction.occurredAt",
    Topic: "interaction.touchpoint",
    "Answered (Y/N)": { to: "kpi.answered", ...yes },
    Resolved: { to: "kpi.resolved", ...yes },
    "Speed of answer in seconds": { to: "kpi.speed", missing: ["0"] },
    AvgTalkDuration: { to: "kpi.talk", format: "duration", missing: ["0"] },
    "Satisfaction rating": { to: "answer.csat", missing: ["0"] },
  });
  await open(page, "?outcome=csat");
  await expect(page.getByText(/No key driver found/)).toBeVisible({ timeout: 90_000 });
  const answer = await api.post("/analysis/drivers", {
    outcome: "csat",
    drivers: ["kpi.speed", "kpi.talk", "kpi.resolved"],
  });
  expect(answer.keyDrivers).toEqual([]);
  const rank = referenceCase("callcentre_a.csv", "spearman_speed_s_rating");
  await expectPair(page, api, ["kpi.speed", "csat"], "spearman", {
    ...{ r: rank.rho, n: rank.n },
    ...{ low: rank.ci_low_bonett_wright, high: rank.ci_high_bonett_wright },
  });
  const csat = referenceCase("callcentre_a.csv", "csat_callcentre_a");
  await open(page, "/scores?outcome=csat");
  const share = `${written(100 * Number(csat.share), 0)}\u00a0%, 95`;
  await expect(page.getByText(share)).toBeVisible({ timeout: 90_000 });
});

test("the telecom customers have their correlations and what their value goes with", async ({
  page,
}) => {
  const kpis = {
    "Call  Failure": "call_failure",
    Complains: "complains",
    "Subscription  Length": "subscription_length",
    "Charge  Amount": "charge_amount",
    "Seconds of Use": "seconds_of_use",
    "Frequency of use": "frequency_of_use",
    "Frequency of SMS": "frequency_of_sms",
    "Distinct Called Numbers": "distinct_called",
    "Age Group": "age_group",
    "Tariff Plan": "tariff_plan",
    Status: "status",
    Age: "age",
  };
  const targets = Object.entries(kpis).map(([column, key]) => [column, `kpi.${key}`]);
  const api = await imported(page, "telecom_iran.csv", 3_150, {
    ...Object.fromEntries(targets),
    "Customer Value": "customer.clv",
    Churn: { to: "customer.retained", true: ["0"], false: ["1"] },
  });
  const value = referenceCase("telecom_iran.csv", "pearson_call_failure_customer_value");
  await expectPair(page, api, ["kpi.call_failure", "customer.clv"], "pearson", {
    ...{ r: value.r, low: value.ci_low, high: value.ci_high, n: value.n },
  });
  const churn = referenceCase("telecom_iran.csv", "pearson_complains_churn");
  // What is kept is who stayed: the sign and the interval turn around.
  await expectPair(page, api, ["kpi.complains", "customer.retained"], "pearson", {
    ...{
      r: -Number(churn.r),
      low: -Number(churn.ci_high),
      high: -Number(churn.ci_low),
      n: churn.n,
    },
  });

  await open(page, "?outcome=customer.clv");
  const matrix = page.getByRole("table", { name: /Correlations of conditions/ });
  const cell = matrix.getByRole("link", { name: /call.failure and customer lifetime value: /i });
  await expect(cell).toHaveAccessibleName(new RegExp(`: ${written(value.r, 2)}, interval `), {
    timeout: 90_000,
  });
  await expect(cell).toHaveText(written(value.r, 2).replace("0.", "."));
});

test("of the employees those who left questions blank are counted as having none", async ({
  page,
}) => {
  const { key, enter } = await addPeopledOrganization();
  await enter(page);
  await page.goto(`${world().url}/data/import`);
  const buffer = referenceFile("employee_survey.csv");
  const file = { name: "employee_survey.csv", mimeType: "text/csv", buffer };
  await page.getByLabel("Choose a CSV file").setInputFiles(file);
  await expect(page.getByText(/199 rows · 20 columns · comma-separated/)).toBeVisible();
  await expect(page.getByRole("region", { name: "First Name" })).toContainText(
    "Empty in every row",
  );
  await expect(page.getByRole("region", { name: "Q1", exact: true })).toContainText("43 empty");
  const questions = Array.from({ length: 10 }, (_, k) => `Q${k + 1}`);
  const answers = questions.map((name) => [name, `answer.${name.toLowerCase()}`]);
  const text = buffer.toString();
  await importText(
    key,
    { EID: "interaction.externalId", ...Object.fromEntries(answers) },
    { text, rows: 199 },
  );
  const { data } = (await apiOf(world().url, key).get("/analysis/variables")) as {
    data?: Target[];
  };
  for (const name of questions) {
    const found = data?.find((variable) => variable.key === `answer.${name.toLowerCase()}`);
    expect(found, name).toMatchObject({ n: 156 });
  }
});
