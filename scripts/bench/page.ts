import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { type Browser, type CDPSession, chromium, devices, type Page } from "@playwright/test";
import { systemContext } from "@/lib/access/context";
import { prepareFirstAdministrator } from "@/lib/access/prepare-first-administrator";
import { newId } from "@/lib/ground/ids";
import { createSurvey } from "@/lib/surveys/create-survey";
import { publishSurvey } from "@/lib/surveys/publish-survey";
import { saveOpenLink } from "@/lib/surveys/save-open-link";
import { saveWidget } from "@/lib/surveys/save-widget";
import { SurveyDefinition } from "@/lib/surveys/shapes";
import { surveyTemplates } from "@/lib/surveys/templates";
import { browserProgram } from "../browser.mjs";
import { startServer } from "./answering/server-process";
import type { Figure, Measure } from "./measurement";

/** Slow 4G as Chromium's own tools define it, and a processor four times slower than this one. */
const slow4G = {
  offline: false,
  latency: 562.5,
  downloadThroughput: 1_440_000 / 8,
  uploadThroughput: 675_000 / 8,
};
const slowerProcessor = { rate: 4 };
const visits = 5;

/**
 * Chromium loads pages of its own into each new window (the bar with its menus), which takes about a
 * second of the processor. A browser that is in use has done so before somebody opens a link.
 */
const windowReadyMilliseconds = 2000;

/** The survey after a call, with three more questions: ten. */
function tenQuestions(): SurveyDefinition {
  const template = surveyTemplates.find(({ key }) => key === "post-call-nps");
  if (!template) throw new Error("the template is not there");
  const options = ["Price", "Advice", "Repair"].map((label, index) => ({
    key: `o${index}`,
    label,
  }));
  const more = [
    { key: "reason", kind: "choice", wording: "Why did you call?", label: "Reason", options },
    {
      key: "place",
      kind: "text",
      role: "profile",
      wording: "Where do you live?",
      label: "Place",
      short: true,
    },
    {
      key: "calls",
      kind: "number",
      role: "profile",
      wording: "How often did you call?",
      label: "Calls",
      scale: { min: 0, max: 99 },
    },
  ];
  const { definition } = template;
  return SurveyDefinition.parse({ ...definition, questions: [...definition.questions, ...more] });
}

/** What one visit took: what went over the line, and when the largest thing on the page stood there. */
interface Visit {
  requests: number;
  bytes: number;
  paintMilliseconds: number;
}

async function slowed(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", slow4G);
  await session.send("Emulation.setCPUThrottlingRate", slowerProcessor);
  return session;
}

interface Beginning {
  /** The page that shows the link; otherwise the tab is empty. */
  from?: string;
  /** The window opens at this moment, and the link at once. */
  atOnce?: boolean;
}

/** Opens an address in a browser that has nothing of it yet, on a slow line and a slow processor. */
async function visit(browser: Browser, address: string, beginning: Beginning): Promise<Visit> {
  const context = await browser.newContext(devices["Pixel 7"]);
  const page = await context.newPage();
  if (beginning.from !== undefined) await page.goto(beginning.from);
  const session = await slowed(page);
  if (!beginning.atOnce) await delay(windowReadyMilliseconds);
  let requests = 0;
  let bytes = 0;
  session.on("Network.requestWillBeSent", ({ request }) => {
    if (request.url.startsWith("http")) requests += 1;
  });
  session.on("Network.loadingFinished", ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await page.goto(address, { waitUntil: "load" });
  const paintMilliseconds = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => {
          resolve(list.getEntries().at(-1)?.startTime ?? Number.NaN);
        }).observe({ type: "largest-contentful-paint", buffered: true });
      }),
  );
  await context.close();
  return { requests, bytes, paintMilliseconds };
}

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

async function visitsOf(
  browser: Browser,
  address: string,
  beginning: Beginning = {},
): Promise<Visit[]> {
  const all: Visit[] = [];
  for (let one = 0; one < visits; one++) all.push(await visit(browser, address, beginning));
  return all;
}

/** The page by itself, and beside it what an empty one takes, which no survey can be quicker than. */
async function surveyPage(browser: Browser, address: string, empty: string): Promise<Figure[]> {
  const opened = await visitsOf(browser, address);
  const led = await visitsOf(browser, address, { from: empty });
  const hasty = await visitsOf(browser, address, { atOnce: true });
  const nothing = await visitsOf(browser, empty);
  const hastyNothing = await visitsOf(browser, empty, { atOnce: true });
  const paint = (all: Visit[]) => median(all.map((one) => one.paintMilliseconds));
  const what = "Survey page of 10 questions";
  const [requests, bytes] = [
    median(opened.map((one) => one.requests)),
    median(opened.map((one) => one.bytes)),
  ];
  return [
    { name: `${what}: requests`, value: requests, unit: "" },
    { name: `${what}: sent, with headers`, value: bytes, unit: "bytes" },
    { name: `${what}: LCP, open tab`, value: paint(opened), unit: "ms" },
    { name: `${what}: LCP, from another site`, value: paint(led), unit: "ms" },
    { name: `${what}: LCP, new window`, value: paint(hasty), unit: "ms" },
    { name: "Page of one word: LCP, open tab", value: paint(nothing), unit: "ms" },
    { name: "Page of one word: LCP, new window", value: paint(hastyNothing), unit: "ms" },
  ];
}

/** The same of a survey shown on another site: the script, and what opening it takes. */
async function widget(browser: Browser, site: string, script: string): Promise<Figure[]> {
  const file = await fetch(script, { headers: { "accept-encoding": "gzip" } });
  const length = Number(file.headers.get("content-length"));
  await file.body?.cancel();
  const times: number[] = [];
  let requests = 0;
  for (let one = 0; one < visits; one++) {
    const context = await browser.newContext(devices["Pixel 7"]);
    const page = await context.newPage();
    await slowed(page);
    requests = 0;
    page.on("request", (request) => {
      if (!request.url().startsWith(site)) requests += 1;
    });
    await page.goto(site);
    const button = page.getByRole("button", { name: "Feedback" });
    await button.waitFor();
    const pressed = performance.now();
    await button.click();
    await page.frameLocator("iframe").getByRole("radio").first().waitFor();
    times.push(performance.now() - pressed);
    await context.close();
  }
  return [
    { name: "Widget: script, compressed", value: length, unit: "bytes" },
    { name: "Widget: requests, script and survey", value: requests, unit: "" },
    { name: "Widget: from its button to the survey", value: median(times), unit: "ms" },
  ];
}

/** What a survey weighs and when it stands there, on a phone with a slow line. */
export const measure: Measure = async ({ database }) => {
  const organizationId = await prepareFirstAdministrator(
    { database, now: () => new Date() },
    { organizationName: "Bench page", email: "page@example.com" },
  );
  const ctx = systemContext(database, organizationId);
  const { id: surveyId } = await createSurvey(ctx, { name: "Bench", definition: tenQuestions() });
  await publishSurvey(ctx, { surveyId });
  const slug = `bench-${newId()}`;
  await saveOpenLink(ctx, { surveyId, slug, active: true, sources: [] });
  const door = await startServer("door-server.ts");
  const home = `http://127.0.0.1:${door.port}`;
  const script = `${home}/embed.js?survey=${slug}`;
  const site = createServer(({ url }, answer) => {
    answer.setHeader("content-type", "text/html");
    if (url === "/empty") return answer.end("<!doctype html><title>Empty</title><p>Empty</p>");
    answer.end(
      `<!doctype html><title>Site</title><p>Site</p><script async src="${script}"></script>`,
    );
  }).listen(0, "127.0.0.1");
  await once(site, "listening");
  const origin = `http://localhost:${(site.address() as AddressInfo).port}`;
  await saveWidget(ctx, {
    surveyId,
    active: true,
    origins: [origin],
    opening: "button",
    seconds: 0,
    scroll: 50,
    label: "Feedback",
    restDays: 30,
  });
  const browser = await chromium.launch({
    executablePath: await browserProgram(),
    args: ["--no-sandbox"],
  });
  const figures = [
    ...(await surveyPage(browser, `${home}/s/p/${slug}`, `${origin}/empty`)),
    ...(await widget(browser, origin, script)),
  ];
  await browser.close();
  site.close();
  door.process.disconnect();
  await once(door.process, "exit");
  return figures;
};
