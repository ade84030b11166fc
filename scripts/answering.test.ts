import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { testDatabase } from "@/lib/db/test-database";
import { form, invitedTo, keptOf, secret } from "@/lib/front-door/test-door";
import { createSurvey } from "@/lib/surveys/create-survey";
import { publishSurvey } from "@/lib/surveys/publish-survey";
import { type Answering, type AnsweringLimits, startAnswering } from "./answering";
import { frontDoorFirst } from "./front-door";
import { listener } from "./listener";

const db = testDatabase();
/** A thread that dies of the first thing it is asked. */
const dying = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort } from "node:worker_threads";
    parentPort.once("message", () => process.exit(1));`)}`,
);
/** One that never answers. */
const stuck = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort } from "node:worker_threads";
    parentPort.on("message", (asked) => asked === "stop" && process.exit(0));`)}`,
);
let ctx: Context;
let surveyId: string;
let server: Server;
let answering: Answering;

beforeEach(async () => {
  ctx = await db.context();
  surveyId = (await createSurvey(ctx, { name: "Call", template: "post-call-nps" })).id;
  await publishSurvey(ctx, { surveyId });
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await answering.stop();
});

/** The door over HTTP, with this program as its thread; what the thread was asked is counted. */
async function open(
  program?: URL,
  limits?: AnsweringLimits,
): Promise<{ base: string; asked: () => number }> {
  let asked = 0;
  answering = startAnswering({ url: db.appUrl(), secret }, program, limits);
  const counted: Answering = {
    ...answering,
    answer: (request) => {
      asked += 1;
      return answering.answer(request);
    },
  };
  const pages = frontDoorFirst(ctx, secret, counted, async (_, outgoing) => {
    outgoing.writeHead(404).end();
  });
  server = createServer(listener(pages)).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return { base: `http://127.0.0.1:${port}`, asked: () => asked };
}

/** Another thread has no clock but the real one. */
async function invited() {
  const { id, url } = await invitedTo(ctx, surveyId, { expiresAt: new Date("2100-01-01") });
  return { id, path: new URL(url).pathname };
}

const sent = (fields: Record<string, string>): RequestInit => ({
  ...form(fields),
  redirect: "manual",
});

test("pages are shown here; what customers send at one time is kept by the thread", async () => {
  const { base, asked } = await open();
  const links = await Promise.all([0, 1, 2, 3].map(invited));
  const shown = await fetch(base + links[0]?.path);
  expect(await shown.text()).toContain("How likely are you");
  expect(asked()).toBe(0);
  const answers = await Promise.all(
    links.map(({ path }, nps) => fetch(base + path, sent({ nps: `${nps + 7}` }))),
  );
  expect(answers.map(({ status }) => status)).toEqual([303, 303, 303, 303]);
  expect(answers.map(({ headers }) => headers.get("location"))).toEqual(
    links.map(({ path }) => path),
  );
  const kept = await Promise.all(links.map(({ id }) => keptOf(ctx, id)));
  expect(kept.map(([one]) => one?.nps)).toEqual([7, 8, 9, 10]);
  expect(asked()).toBe(4);
});

test("a page comes back from the thread whole, with what is wrong with the form", async () => {
  const { base } = await open();
  const { path, id } = await invited();
  const answer = await fetch(base + path, sent({ nps: "11", comment: "zwölf Äpfel 🍎" }));
  expect(answer.status).toBe(422);
  expect(answer.headers.get("content-encoding")).toBe("gzip");
  expect(await answer.text()).toMatch(/zwölf Äpfel 🍎[\s\S]*<\/html>/);
  expect(await keptOf(ctx, id)).toEqual([]);
});

test("where the thread dies of it, the form is answered here, and the next thread is asked", async () => {
  const { base, asked } = await open(dying);
  for (const nps of ["3", "4"]) {
    const { path, id } = await invited();
    expect((await fetch(base + path, sent({ nps }))).status).toBe(303);
    expect(await keptOf(ctx, id)).toMatchObject([{ nps: Number(nps) }]);
  }
  expect(asked()).toBe(2);
});

test("who waits too long for a thread, or finds too many waiting, gets back what was typed", async () => {
  const { base } = await open(stuck, { waiting: 1, patienceMilliseconds: 300 });
  const { path, id } = await invited();
  const answers = await Promise.all(
    ["first", "second"].map((comment) => fetch(base + path, sent({ nps: "9", comment }))),
  );
  expect(answers.map(({ status }) => status)).toEqual([503, 503]);
  expect(answers[0]?.headers.get("retry-after")).toBe("5");
  expect(await answers[0]?.text()).toContain('value="first"');
  expect(await answers[1]?.text()).toContain('value="second"');
  expect(await keptOf(ctx, id)).toEqual([]);
});

test("a form that is too long is refused before it is carried anywhere", async () => {
  const { base, asked } = await open();
  const { path } = await invited();
  const answer = await fetch(base + path, sent({ comment: "x".repeat(70_000) }));
  expect(answer.status).toBe(413);
  expect(asked()).toBe(0);
});
