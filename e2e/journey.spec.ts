import { type Browser, devices, expect, type Page } from "@playwright/test";
import { apiOf } from "./support/api";
import { mailsTo } from "./support/mailbox";
import { signIn } from "./support/sign-in";
import { test } from "./support/test";
import { world } from "./support/world";

const drivers = ["waiting", "knowledge", "courtesy", "clarity", "resolution"] as const;

/** A published survey that is sent after every visit of a branch, and of nothing else. */
async function askAfterVisits(touchpoint: string): Promise<string> {
  const { post } = apiOf(world().url, world().admin.apiKey);
  const survey = await post("/surveys", { name: "After a visit", template: "post-call-nps" });
  await post(`/surveys/${survey.id}/publish`, {});
  await post("/triggers", { survey: survey.id, active: true, touchpoints: [touchpoint] });
  return String(survey.id);
}

/** Answers taken elsewhere, so that the analysis has something to compare the new ones with. */
async function recordHistory(survey: string): Promise<void> {
  const { post } = apiOf(world().url, world().admin.apiKey);
  const items = Array.from({ length: 60 }, (_, i) => {
    const waiting = 1 + (i % 5);
    const answers = { nps: Math.min(10, waiting * 2), waiting, courtesy: 1 + ((i * 7) % 5) };
    return { externalId: `history-${survey}-${i}`, survey, answers };
  });
  await post("/responses", { items });
}

async function visit(touchpoint: string, name: string): Promise<string> {
  const { post } = apiOf(world().url, world().admin.apiKey);
  const email = `${name}@example.com`;
  await post("/interactions", {
    externalId: `visit-${name}`,
    customer: { externalId: name, email, name: "Ada Lovelace" },
    occurredAt: new Date().toISOString(),
    channel: "in_store",
    touchpoint,
    kpis: { wait_s: 240 },
  });
  return email;
}

async function linkMailedTo(email: string): Promise<string> {
  await expect.poll(async () => (await mailsTo(email)).length, { timeout: 30_000 }).toBe(1);
  const [mail] = await mailsTo(email);
  const oneClick = mail?.headerLines.find(({ key }) => key === "list-unsubscribe-post");
  expect(oneClick?.line).toContain("List-Unsubscribe=One-Click");
  const link = /http\S+\/s\/[\w.-]+/.exec(mail?.text ?? "")?.[0];
  expect(link).toBeDefined();
  return link ?? "";
}

async function answer(page: Page, link: string, score: number): Promise<void> {
  await page.goto(`${link}?score=${score}`);
  await expect(page.locator(`input[name="nps"][value="${score}"]`)).toBeChecked();
  for (const driver of drivers) {
    await page.locator(`label:has(input[name="${driver}"][value="4"])`).click();
  }
  await page.locator('textarea[name="comment"]').fill("Quick & friendly <b>help</b> 🙂");
  await page.getByRole("button", { name: "Send answers" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(/thank/i);
}

async function scoredBy(survey: string): Promise<number> {
  const { post } = apiOf(world().url, world().admin.apiKey);
  const scores = await post("/analysis/scores", { metric: "nps", filter: { surveys: [survey] } });
  return (scores.meta as { n: number }).n;
}

const visitors = [
  { name: "desktop", context: { viewport: { width: 1280, height: 900 } }, score: 9 },
  {
    name: "phone",
    context: { ...devices["Pixel 7"], viewport: { width: 390, height: 844 } },
    score: 3,
  },
  { name: "scriptless", context: { javaScriptEnabled: false }, score: 10 },
] as const;

async function answerAs(browser: Browser, link: string, visitor: (typeof visitors)[number]) {
  const context = await browser.newContext(visitor.context);
  await answer(await context.newPage(), link, visitor.score);
}

test("from an interaction to the mail, the answer and the number on the analysis page", async ({
  browser,
  page,
}) => {
  test.setTimeout(180_000);
  const touchpoint = `branch-${Date.now()}`;
  const survey = await askAfterVisits(touchpoint);
  await recordHistory(survey);
  expect(await scoredBy(survey)).toBe(60);
  for (const visitor of visitors) {
    const email = await visit(touchpoint, `${visitor.name}-${Date.now()}`);
    const link = await linkMailedTo(email);
    expect((await fetch(link)).status, "a scanner opens the link").toBe(200);
    await answerAs(browser, link, visitor);
    const again = await fetch(link, { method: "POST", body: new URLSearchParams({ nps: "0" }) });
    expect(again.ok, "a second submit is thanked too").toBe(true);
  }
  expect(await scoredBy(survey), "each answered once, whatever was opened or sent again").toBe(63);

  await signIn(page);
  await page.goto(`${world().url}/surveys/${survey}/results`);
  await expect(page.getByRole("main")).toContainText("63");
  await page.goto(`${world().url}/analysis?survey=${survey}`);
  await expect(page.getByRole("main")).toContainText("63", { timeout: 60_000 });
});
