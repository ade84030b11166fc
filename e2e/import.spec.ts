import { randomBytes, randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import { type APIRequestContext, expect, type Page } from "@playwright/test";
import { contactCentreFile } from "./support/contact-centre-file";
import { connectTo } from "./support/database";
import { joinAs } from "./support/join-as";
import { signIn } from "./support/sign-in";
import { test } from "./support/test";
import { world } from "./support/world";

const newSeries = () => randomUUID().slice(0, 8);

async function upload(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.goto(`${world().url}/data/import`);
  const file = { name, mimeType: "text/csv", buffer };
  await page.getByLabel("Choose a CSV file").setInputFiles(file);
}

/** Nothing for axe to find, and nothing wider than the screen. */
async function expectSound(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id} at ${nodes[0]?.target}`)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);
}

const columnsShown = (page: Page) => page.getByRole("heading", { name: "Where each column goes" });

/** From the columns as they were recognised to the outcome. */
async function importAsRecognised(page: Page): Promise<void> {
  await expect(columnsShown(page)).toBeVisible();
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByLabel("Time zone").fill("Europe/Berlin");
  await page.getByRole("button", { name: "Check every row" }).click();
  await page.getByRole("button", { name: "Import 60 rows" }).click();
  await page.waitForURL("**/data/imports/*");
}

async function tableRows(page: Page, label: RegExp | string): Promise<string[][]> {
  const rows = await page.getByRole("region", { name: label }).locator("tbody tr").all();
  return Promise.all(rows.map((row) => row.locator("td").allInnerTexts()));
}

const problems = [
  ["72", "Datum", "31/02/2026 9:05", "This is not a date that exists."],
  ["73", "Zufriedenheit", "sehr gut", "This is not a number."],
];

test("a builder brings in a contact centre's export: good rows land, the others are told with row, column and reason", async ({
  browser,
}) => {
  const page = await joinAs(browser, "builder");
  const series = newSeries();
  await upload(page, `${series}.csv`, contactCentreFile(series));

  await test.step("columns are recognised, and conflicts told beside them", async () => {
    await expect(columnsShown(page)).toBeVisible();
    await expect(page.getByText("63 rows · 10 columns · semicolon-separated")).toBeVisible();
    await expect(page.getByText("Dates, day first")).toBeVisible();
    await expectSound(page);
    const where = (column: string) => page.getByLabel(`Where ${column} goes`);
    await expect(where("Uhrzeit")).toHaveValue("interaction.occurredAt");
    await where("Team").selectOption("customer.externalId");
    const conflict = '"Kunden Nr" goes to customer.externalId already.';
    await expect(page.getByRole("region", { name: "Team" }).getByText(conflict)).toBeVisible();
    await page.getByRole("button", { name: "Continue" }).click();
    await expect(where("Team")).toBeFocused();
    await where("Team").selectOption("interaction.team");
    await page
      .getByRole("region", { name: "Wartezeit" })
      .getByLabel("Better when")
      .selectOption("lower");
    await page.getByRole("button", { name: "Continue" }).click();
  });

  await test.step("what holds for all rows is said, and refused beside its field", async () => {
    await page.getByLabel("Channel of every interaction").fill("phone");
    await page.getByLabel("Time zone").fill("Berlin");
    await page.getByRole("button", { name: "Check every row" }).click();
    await expect(page.getByText('There is no time zone "Berlin".').first()).toBeVisible();
    await page.getByLabel("Time zone").fill("Europe/Berlin");
    await expectSound(page);
    await page.getByRole("button", { name: "Check every row" }).click();
  });

  await test.step("every row is checked before anything is written", async () => {
    await expect(page.getByText("60 of 63 rows can be imported").first()).toBeVisible();
    expect((await tableRows(page, /problems of rows/)).slice(0, 2)).toEqual(problems);
    await expectSound(page);
    await page.getByRole("button", { name: "Import 60 rows" }).click();
  });

  await test.step("the outcome says what came of them, also to who comes back later", async () => {
    await page.waitForURL("**/data/imports/*");
    const outcome = page.url();
    await page.goto(`${world().url}/data`);
    await expect(page.getByRole("row", { name: series }).getByText("Done")).toBeVisible();
    await page.goto(outcome);
    await expect(page.getByText("60 of 63 rows were imported").first()).toBeVisible();
    expect(await tableRows(page, "What the rows brought")).toContainEqual([
      "Interactions",
      "60",
      "–",
    ]);
    await expectSound(page);
    const arriving = page.waitForEvent("download");
    await page.getByRole("link", { name: "Download as CSV" }).click();
    const csv = readFileSync(await (await arriving).path(), "utf8").split("\r\n");
    expect(csv.slice(0, 2)).toEqual([
      "row,column,code,message,value",
      "72,Datum,date,This is not a date that exists.,31/02/2026 9:05",
    ]);
    await page.getByRole("link", { name: "See the analysis" }).click();
    await page.waitForURL("**/analysis?survey=*");
  });

  await test.step("the database holds what the cells meant", async () => {
    const sql = connectTo(world().database);
    const [first] = await sql`
      select i.occurred_at, i.kpis, i.channel, r.csat, r.answers
      from interaction i
      join response r on r.organization_id = i.organization_id and r.interaction_id = i.id
      where i.external_id = ${`${series}-1`}`;
    await sql.end();
    expect(first).toMatchObject({
      occurred_at: new Date("2026-02-01T08:10:00Z"),
      kpis: { wartezeit: 0.5, talk_duration: 83 },
      channel: "phone",
      answers: { comment: "Freundlich, 🙂\naber; langsam" },
    });
  });
});

test("the same file again changes nothing", async ({ page }) => {
  await signIn(page);
  const series = newSeries();
  const file = contactCentreFile(series);
  await upload(page, `${series}.csv`, file);
  await importAsRecognised(page);
  await expect(page.getByText("What the rows brought")).toBeVisible();
  await upload(page, `${series}.csv`, file);
  await importAsRecognised(page);
  await expect(page.getByRole("heading", { name: "Nothing changed" })).toBeVisible();
});

async function readWith(page: Page, delimiter: string): Promise<void> {
  await page.getByRole("button", { name: "Read it differently" }).click();
  const layout = page.getByRole("dialog");
  await layout.getByLabel("Columns are set apart by").selectOption(delimiter);
  await layout.getByRole("button", { name: "Read again" }).click();
}

test("a file can be read differently, and what is said of it is still there after leaving the page", async ({
  page,
}) => {
  await signIn(page);
  const series = newSeries();
  await upload(page, `${series}.csv`, contactCentreFile(series));
  await readWith(page, ",");
  await expect(page.getByText("1 column · comma-separated")).toBeVisible();
  await readWith(page, ";");
  await page.getByLabel("Where Team goes").selectOption("interaction.agent");
  await page.goto(`${world().url}/data`);
  await page.getByRole("link", { name: `${series}.csv` }).click();
  await expect(page.getByLabel("Where Team goes")).toHaveValue("interaction.agent");
  await page.goto(`${world().url}/data`);
  await page.getByRole("button", { name: `Discard ${series}.csv` }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Discard" }).click();
  await expect(page.getByRole("link", { name: `${series}.csv` })).toBeHidden();
});

test("a file that is no text is refused in one clear line, and another one is taken", async ({
  page,
}) => {
  await signIn(page);
  await upload(page, "garbage.csv", randomBytes(3_000_000));
  const refusal = page.getByRole("alert").filter({ hasText: "The file was not taken" });
  await expect(refusal).toContainText("This is not a text file, so it cannot be read as CSV.");
  const series = newSeries();
  const good = { name: "good.csv", mimeType: "text/csv", buffer: contactCentreFile(series) };
  await page.getByLabel("Choose a CSV file").setInputFiles(good);
  await expect(columnsShown(page)).toBeVisible();
});

test("on a phone, in the dark, the whole way fits the screen", async ({ browser }) => {
  const screen = { viewport: { width: 390, height: 844 }, colorScheme: "dark" } as const;
  const page = await (await browser.newContext(screen)).newPage();
  await signIn(page);
  const series = newSeries();
  await page.goto(`${world().url}/data/import`);
  await expectSound(page);
  await upload(page, `${series}.csv`, contactCentreFile(series));
  await expect(columnsShown(page)).toBeVisible();
  await page.getByRole("region", { name: "Zufriedenheit" }).getByText("Details").click();
  await expectSound(page);
  await page.getByRole("button", { name: "Continue" }).click();
  await expectSound(page);
  await page.getByRole("button", { name: "Check every row" }).click();
  await expect(page.getByText("60 of 63 rows can be imported").first()).toBeVisible();
  await expectSound(page);
  await page.getByRole("button", { name: "Import 60 rows" }).click();
  await expect(page.getByText("60 of 63 rows were imported").first()).toBeVisible();
  await expectSound(page);
  await page.goto(`${world().url}/data`);
  await expectSound(page);
});

test("a KPI's meaning is edited where it is listed; who may only read is offered nothing", async ({
  page,
  browser,
}) => {
  await signIn(page);
  const series = newSeries();
  await upload(page, `${series}.csv`, contactCentreFile(series));
  await importAsRecognised(page);
  await page.goto(`${world().url}/data`);
  await page.getByRole("button", { name: /^Edit Talk/ }).click();
  await page.getByRole("dialog").getByLabel("Label").fill(`Talk time ${series}`);
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("row", { name: `Talk time ${series}` })).toBeVisible();
  const reader = await joinAs(browser, "manager");
  await reader.goto(`${world().url}/data`);
  await expect(reader.getByText(`Talk time ${series}`)).toBeVisible();
  await expect(reader.getByRole("button", { name: "Edit" })).toBeHidden();
  const agent = await joinAs(browser, "agent");
  await agent.goto(`${world().url}/data/import`);
  await expect(agent.getByText("There is nothing here")).toBeVisible();
});

test("an upload needs a signed-in member, and begins on one of our own pages", async ({
  page,
  request,
}) => {
  const file = { name: "calls.csv", mimeType: "text/csv", buffer: contactCentreFile("T") };
  const send = async (from: APIRequestContext, origin: string) => {
    const headers = { "sec-fetch-site": origin };
    const to = `${world().url}/data/import/upload`;
    return (await from.post(to, { multipart: { file }, headers })).status();
  };
  expect(await send(request, "same-origin")).toBe(401);
  await signIn(page);
  expect(await send(page.request, "cross-site")).toBe(403);
  expect(await send(page.request, "same-origin")).toBe(200);
});
