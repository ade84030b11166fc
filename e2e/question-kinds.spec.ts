import { devices, expect, type Page } from "@playwright/test";
import { expectAccessible } from "./support/accessible";
import { apiOf } from "./support/api";
import { everyKind } from "./support/every-kind";
import { test } from "./support/test";
import { world } from "./support/world";

const api = () => apiOf(world().url, world().admin.apiKey);
let survey = "";

test.beforeAll(async () => {
  survey = String((await api().post("/surveys", { name: "Kinds", definition: everyKind })).id);
  await api().post(`/surveys/${survey}/publish`, {});
});

async function freshLink(): Promise<string> {
  const customer = { externalId: `kinds-${crypto.randomUUID()}` };
  return String((await api().post("/invitations", { survey, channel: "link", customer })).url);
}

test("a screen reader finds every question under its name, and every step under its own", async ({
  page,
}) => {
  await page.goto(await freshLink());
  await expect(page.getByRole("main")).toMatchAriaSnapshot(`
    - heading "Every kind of question" [level=1]
    - group "Recommend us? (optional)":
      - radio "0 No"
      - radio "5"
      - radio "10 Yes"
    - group "Satisfied? (optional)":
      - radio "1 star Not at all"
      - radio "5 stars Very"
    - group "It was easy. (optional)":
      - radio "1 No"
      - radio "7 Yes"
    - heading "How would you rate … (optional)" [level=2]
    - group "How would you rate … our staff":
      - radio "1 Not at all"
      - radio "5 Very"
    - group "How would you rate … our shop":
      - radio "1 Not at all"
      - radio "5 Very"
    - group "In what mood are you? (optional)":
      - radio "Not at all"
      - radio "Neither happy nor unhappy"
      - radio "Very"
    - group "Of ten? (optional)":
      - radio "1 Bad"
      - radio "10 Good"
    - heading "Almost there" [level=2]
    - paragraph: A few facts follow.
    - group "Why did you call? (optional)":
      - radio "Bill"
      - radio "Repair"
      - radio "Something else"
      - textbox "In your own words"
    - group "What do you use? (optional)":
      - paragraph: Choose all that fit.
      - checkbox "App"
      - checkbox "Shop"
    - group "What matters most? (optional)":
      - combobox "Price"
      - combobox "Advice"
    - textbox "Where do you live? (optional)"
    - textbox "Why? (optional)"
    - textbox "How often did you call? (optional)"
    - textbox "Customer since? (optional)"
    - checkbox "You may quote me. (optional)"
    - group "How can we reach you? (optional)":
      - textbox "Your name"
      - textbox "Your e-mail address"
      - textbox "Your telephone number"
    - group "Shall we call you back? (optional)":
      - textbox "Your telephone number"
      - group "When shall we call?":
        - radio "Morning"
        - radio "Afternoon"
    - button "Send answers"
  `);
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`no kind of question stands in anybody's way, in ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto(await freshLink());
    await expectAccessible(page);
    await page.getByRole("textbox", { name: "How often" }).fill("often");
    await page.getByRole("textbox", { name: "Your e-mail address" }).fill("nobody");
    await page.getByRole("button", { name: "Send answers" }).click();
    await expect(page.getByRole("alert")).toBeFocused();
    await expectAccessible(page);
  });
}

/** What is pressed or typed at each control when the focus comes to it, by its name. */
const keys: Readonly<Record<string, string>> = {
  "order.price": "2",
  "order.advice": "1",
  place: "Bern",
  comment: "By keyboard",
  calls: "12",
  since: "05312024",
  "contact.name": "Ada",
  "contact.email": "ada@example.com",
  "contact.phone": "+41 31 000 00 00",
  "call.phone": "+41 31 000 00 01",
};

/** Goes through the page by Tab and answers whatever is met. @returns the names, each once a stop */
async function answerByTab(page: Page): Promise<string[]> {
  const stops: string[] = [];
  for (;;) {
    await page.keyboard.press("Tab");
    const { name, type } = await page.evaluate(() => {
      const { name, type } = document.activeElement as HTMLInputElement;
      return { name, type };
    });
    if (type === "submit") return stops;
    // A date has several stops within itself.
    if (stops.at(-1) === name) continue;
    stops.push(name);
    if (type === "radio" || type === "checkbox") await page.keyboard.press("Space");
    else await page.keyboard.type(keys[name] ?? "");
  }
}

test("every kind is answered by keyboard, a scale and a choice being one stop each", async ({
  page,
}) => {
  await page.goto(await freshLink());
  const scales = ["nps", "csat", "ces", "staff", "shop", "mood", "ten"];
  const choices = ["reason", "reason.otherText", "used.app", "used.shop"];
  const typed = ["order.price", "order.advice", "place", "comment", "calls", "since", "agree"];
  const reached = ["contact.name", "contact.email", "contact.phone", "call.phone", "call.time"];
  expect(await answerByTab(page)).toEqual([...scales, ...choices, ...typed, ...reached]);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Thank you");
  const { data } = await api().get(`/responses?survey=${survey}&limit=1`);
  expect((data as { answers: unknown }[])[0]?.answers).toEqual({
    ...{ nps: 0, csat: 1, ces: 1, staff: 1, shop: 1, mood: 1, ten: 1 },
    ...{ reason: "bill", used: ["app", "shop"], order: ["advice", "price"] },
    ...{ place: "Bern", comment: "By keyboard", calls: 12, since: "2024-05-31", agree: "yes" },
    ...{ "contact.name": "Ada", "contact.email": "ada@example.com" },
    ...{ "contact.phone": "+41 31 000 00 00", "call.phone": "+41 31 000 00 01" },
    "call.time": "morning",
  });
});

test("on a phone every kind has targets of 44 px, and nothing scrolls sideways", async ({
  browser,
}) => {
  const context = await browser.newContext({
    ...devices["Pixel 7"],
    viewport: { width: 320, height: 844 },
  });
  const page = await context.newPage();
  await page.goto(await freshLink());
  const small = await page
    .locator("label:has(input), button, a, textarea, select, input:is(.line, [type=date])")
    .evaluateAll((all) =>
      all
        .map((one) => ({ what: one.outerHTML.slice(0, 80), box: one.getBoundingClientRect() }))
        .filter(({ box }) => box.width < 44 || box.height < 44)
        .map(({ what }) => what),
    );
  expect(small).toEqual([]);
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(sideways).toBeLessThanOrEqual(0);
});
