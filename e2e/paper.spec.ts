import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "./support/accessible";
import { apiOf } from "./support/api";
import { joinAs } from "./support/join-as";
import { signIn } from "./support/sign-in";
import { world } from "./support/world";

const mark = crypto.randomUUID().slice(0, 8);
const api = () => apiOf(world().url, world().admin.apiKey);

async function published(): Promise<string> {
  const made = await api().post("/surveys", { name: `Sheet ${mark}`, template: "post-call-nps" });
  const id = String(made.id);
  const { definition } = (await api().get(`/surveys/${id}`)) as { definition: object };
  const translations = { de: { title: "Wie war Ihr Anruf?" }, ar: { title: "كيف كانت مكالمتك؟" } };
  const changed = await fetch(`${world().url}/api/v1/surveys/${id}`, {
    method: "PATCH",
    headers: { authorization: `Bearer ${world().admin.apiKey}` },
    body: JSON.stringify({ definition: { ...definition, translations } }),
  });
  expect(changed.status).toBe(200);
  await api().post(`/surveys/${id}/publish`, {});
  const opened = await fetch(`${world().url}/api/v1/surveys/${id}/open-link`, {
    method: "PUT",
    headers: { authorization: `Bearer ${world().admin.apiKey}` },
    body: JSON.stringify({ slug: `sheet-${mark}`, active: true, sources: ["counter"] }),
  });
  expect(opened.status).toBe(200);
  return id;
}

async function fileOf(page: Page, name: string) {
  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name }).click();
  const download = await downloading;
  const parts: Buffer[] = [];
  for await (const part of await download.createReadStream()) parts.push(part);
  return {
    name: download.suggestedFilename(),
    begins: Buffer.concat(parts).toString("latin1", 0, 5),
  };
}

let id = "";

test.beforeAll(async () => {
  id = await published();
});

test("a survey and its codes are printed, in the languages that paper can show", async ({
  page,
}) => {
  await signIn(page);
  await page.goto(`${world().url}/surveys/${id}/send`);
  const pdf = { begins: "%PDF-" };
  expect(await fileOf(page, "The survey on paper in Deutsch")).toMatchObject(pdf);
  expect(await fileOf(page, "Posters of every place")).toMatchObject(pdf);
  const cards = await fileOf(page, "Cards, 8 a page, of every place");
  expect(cards).toEqual({ ...pdf, name: `sheet-${mark}-places-cards.pdf` });
  await expect(page.getByText("Not in العربية:")).toBeVisible();
});

test("an agent types in what comes back on paper", async ({ browser }) => {
  await api().post("/customers", { externalId: mark, email: `${mark}@example.com` });
  const agent = await joinAs(browser, "agent");
  await agent.goto(`${world().url}/surveys/${id}/enter`);
  await agent.getByLabel("Customer").fill("nobody");
  await agent.getByRole("button", { name: "Go on to the questions" }).click();
  await expect(agent.getByText("There is no customer with this id.").first()).toBeVisible();
  await agent.getByLabel("Customer").fill(mark);
  await expectAccessible(agent);
  await agent.getByRole("button", { name: "Go on to the questions" }).click();
  await expect(agent.getByText(`On paper, customer ${mark}.`)).toBeVisible();
  const sheet = agent.frameLocator("iframe");
  await sheet.getByRole("radio", { name: "3" }).first().check();
  await expectAccessible(agent);
  await sheet.getByRole("button", { name: "Send answers" }).click();
  await expect(sheet.getByRole("heading", { name: "The answers are stored" })).toBeVisible();
  const { data } = await api().get(`/responses?survey=${id}`);
  expect(data).toMatchObject([
    { source: "paper", customer: { externalId: mark }, answers: { nps: 3 } },
  ]);
  await agent.getByRole("link", { name: "Next sheet or call" }).click();
  await expect(agent.getByLabel("Customer")).toHaveValue("");
  await agent.context().close();
});
