import { gunzipSync } from "node:zlib";
import { beforeEach, expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { connect, openDatabase } from "@/lib/db/client";
import { testDatabase } from "@/lib/db/test-database";
import { signLink } from "@/lib/delivery/link";
import { newId } from "@/lib/ground/ids";
import { createSurvey } from "@/lib/surveys/create-survey";
import { editSurvey } from "@/lib/surveys/edit-survey";
import { publishSurvey } from "@/lib/surveys/publish-survey";
import { askOf } from "./exchange";
import { surveyDoor } from "./survey-door";
import {
  askDoor,
  expiry,
  form,
  invitationText,
  invitedTo,
  keptOf,
  opened,
  secret,
} from "./test-door";

const db = testDatabase();
let today: Date;
let ctx: Context;
let surveyId: string;

beforeEach(async () => {
  today = opened;
  ctx = await db.context(() => today);
  surveyId = (await createSurvey(ctx, { name: "Call", template: "post-call-nps" })).id;
  await publishSurvey(ctx, { surveyId });
});

const invited = (rest = {}) => invitedTo(ctx, surveyId, rest);
const ask = (url: string, init?: RequestInit) => askDoor(ctx, url, init);
const kept = (id: string) => keptOf(ctx, id);
const stateOf = (id: string) => invitationText(ctx, id);

test("opening a link shows the survey under strict headers and changes nothing", async () => {
  const { url, id } = await invited();
  const before = await stateOf(id);
  for (const method of ["GET", "HEAD"]) {
    const answer = await ask(`${url}?score=9`, { method });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("referrer-policy")).toBe("no-referrer");
    expect(answer.headers.get("x-robots-tag")).toBe("noindex");
    const policy = answer.headers.get("content-security-policy");
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain("unsafe");
    expect((await answer.text()).includes("How likely are you")).toBe(method === "GET");
  }
  expect(await stateOf(id)).toBe(before);
  expect(await kept(id)).toEqual([]);
});

test("the score of the link is chosen on the page, and a foolish one is not", async () => {
  const { url } = await invited();
  expect(await (await ask(`${url}?score=9`)).text()).toMatch(/value="9" checked/);
  for (const score of ["11", "x", '"><script>', ""]) {
    const page = await (await ask(`${url}?score=${encodeURIComponent(score)}`)).text();
    expect(page).not.toMatch(/value="\d+" checked/);
  }
});

test("the page is sent compressed, in less than 20 KB", async () => {
  const { url } = await invited();
  const answer = await ask(url, { headers: { "accept-encoding": "gzip, br" } });
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect(answer.headers.get("content-encoding")).toBe("gzip");
  expect(bytes.byteLength).toBeLessThan(20_000);
  expect(gunzipSync(bytes).toString()).toContain("</html>");
});

test.each([
  ["9", "promoter", "good to hear"],
  ["7", "passive", "would have made it better"],
  ["3", "detractor", "sorry that we let you down"],
])("an answer of %s is kept as a %s, and thanked as one", async (nps, expected, words) => {
  const { url, id, customerId } = await invited();
  const answer = await ask(url, form({ nps, waiting: "4", comment: " Quick\r\nand kind " }));
  expect(answer.status).toBe(303);
  const [row] = await kept(id);
  expect(row).toMatchObject({
    answers: { nps: Number(nps), waiting: 4, comment: "Quick\nand kind" },
    nps: Number(nps),
    class: expected,
    customerId,
    subjectId: customerId,
    partial: false,
    source: "email",
    answeredAt: today,
  });
  expect(JSON.parse(await stateOf(id)).status).toBe("answered");
  const location = new URL(answer.headers.get("location") ?? "", url).href;
  const thanks = await ask(location);
  expect(thanks.status).toBe(200);
  expect(await thanks.text()).toContain(words);
});

test("a second submit changes nothing and is thanked all the same", async () => {
  const { url, id } = await invited();
  await ask(url, form({ nps: "9" }));
  const before = [await kept(id), await stateOf(id)];
  const second = await ask(url, form({ nps: "0", comment: "changed my mind" }));
  expect(second.status).toBe(303);
  expect([await kept(id), await stateOf(id)]).toEqual(before);
});

test("of many submits at once one is kept, and all are thanked", async () => {
  const { url, id } = await invited();
  const scores = ["0", "3", "7", "8", "9", "10"];
  const answers = await Promise.all(scores.map((nps) => ask(url, form({ nps }))));
  expect(answers.map(({ status }) => status)).toEqual(scores.map(() => 303));
  expect(await kept(id)).toHaveLength(1);
});

test("of many answers at once one that cannot be written fails alone, and can be sent again", async () => {
  const owner = connect(db.ownerUrl(), 1);
  await owner`alter table response add constraint no_bad_words check (answers ->> 'comment' <> 'bad')`;
  const links = await Promise.all([1, 2, 3, 4].map(() => invited()));
  const answers = await Promise.all(
    links.map(({ url }, index) =>
      ask(url, form({ nps: "9", comment: index === 2 ? "bad" : "ok" })),
    ),
  );
  expect(answers.map(({ status }) => status)).toEqual([303, 303, 503, 303]);
  expect(answers[2]?.headers.get("retry-after")).toBe("30");
  expect(await answers[2]?.text()).toContain('name="comment" value="bad"');
  const rows = await Promise.all(links.map(({ id }) => kept(id)));
  expect(rows.map(({ length }) => length)).toEqual([1, 1, 0, 1]);
  await owner`alter table response drop constraint no_bad_words`;
  await owner.end();
  const [, , refused] = links;
  expect((await ask(refused?.url ?? "", form({ nps: "9", comment: "bad" }))).status).toBe(303);
});

test("a survey's page leads to its customer's preferences", async () => {
  const { url } = await invited();
  expect(await (await ask(url)).text()).toContain('href="?preferences"');
  const answer = await ask(`${url}?preferences`);
  expect([answer.status, answer.headers.get("location")?.slice(0, 3)]).toEqual([303, "/u/"]);
});

test("a wrong answer brings the form back with everything typed and a reason beside it", async () => {
  const { url, id } = await invited();
  const answer = await ask(url, form({ nps: "12", waiting: "4", comment: "<b>long</b> story" }));
  expect(answer.status).toBe(422);
  const page = await answer.text();
  expect(page).toContain("Choose a number from 0 to 10.");
  expect(page).toContain("&lt;b&gt;long&lt;/b&gt; story</textarea>");
  expect(page).toMatch(/name="waiting" value="4" checked/);
  expect(await kept(id)).toEqual([]);
});

test("after expiry the page says so, and a late submit keeps its text in sight", async () => {
  const { url, id } = await invited();
  today = expiry;
  const late = await ask(url);
  expect(late.status).toBe(410);
  expect(await late.text()).toContain("until 31 May 2026");
  const submit = await ask(url, form({ nps: "2", comment: "I waited for an hour" }));
  expect(submit.status).toBe(410);
  expect(await submit.text()).toContain("I waited for an hour");
  expect(await kept(id)).toEqual([]);
});

test("closed surveys and cancelled invitations say so", async () => {
  const cancelled = await invited({ status: "cancelled" });
  expect((await ask(cancelled.url)).status).toBe(410);
  const { url, id } = await invited();
  await editSurvey(ctx, { surveyId, closed: true });
  expect((await ask(url)).status).toBe(410);
  const submit = await ask(url, form({ nps: "9" }));
  expect([submit.status, await submit.text()]).toEqual([410, expect.stringContaining("closed")]);
  expect(await kept(id)).toEqual([]);
});

test("an answer is checked against the version that was sent", async () => {
  const { url, id } = await invited();
  const { definition } = await publishSurvey(ctx, { surveyId });
  const questions = definition.questions.slice(0, 1);
  await editSurvey(ctx, { surveyId, definition: { ...definition, questions } });
  const second = await publishSurvey(ctx, { surveyId });
  await ask(url, form({ nps: "9", waiting: "4" }));
  const [row] = await kept(id);
  expect(row?.answers).toEqual({ nps: 9, waiting: 4 });
  expect(row?.versionId).not.toBe(second.id);
});

test("links that were not signed here, or for something else, lead to a kind 404", async () => {
  const { url, id } = await invited();
  const { organizationId } = ctx;
  const token = (fields: object, key = secret) =>
    signLink({ organizationId, invitationId: id, purpose: "survey", ...fields }, key);
  const wrong = [
    "nonsense",
    "",
    "a/b",
    "%00",
    token({}, "another secret"),
    token({ purpose: "preferences" }),
    token({ invitationId: newId() }),
    token({ organizationId: (await db.context()).organizationId }),
    `${url.split("/").at(-1)}A`,
  ];
  for (const path of wrong) {
    const answer = await ask(`http://localhost/s/${path}`);
    expect([path, answer.status]).toEqual([path, 404]);
    expect(await answer.text()).toContain("does not lead to a survey");
    expect((await ask(`http://localhost/s/${path}`, form({ nps: "9" }))).status).toBe(404);
  }
  expect(await kept(id)).toEqual([]);
});

test("hostile bodies are refused kindly and keep nothing", async () => {
  const { url, id } = await invited();
  const raw = (body: BodyInit, type = "application/x-www-form-urlencoded") =>
    ask(url, { method: "POST", body, headers: { "content-type": type } });
  const statuses = [
    await raw("nps=9&comment=%ff"),
    await raw("nps=9&nps=1"),
    await raw("nps=9&constructor=1"),
    await raw("nps=9&__proto__=1"),
    await raw('{"nps":9}', "application/json"),
    await raw("nps=9&comment=a%00b"),
    await raw(`nps=9&comment=${"x".repeat(11_000)}`),
    await raw(`nps=9&comment=${"x".repeat(10_000_000)}`),
    await raw("nps=9'%20or%201=1--"),
    await raw(""),
  ].map(({ status }) => status);
  expect(statuses).toEqual([400, 400, 400, 400, 400, 422, 422, 413, 422, 422]);
  expect(await kept(id)).toEqual([]);
});

test("while the database cannot be reached, the customer is asked to try again", async () => {
  const { url } = await invited();
  const unreachable = openDatabase("postgres://nobody@127.0.0.1:1/nothing", 1);
  const left: Promise<void>[] = [];
  const beside = (work: Promise<void>) => void left.push(work);
  const there = (init?: RequestInit) =>
    surveyDoor(askOf(new Request(`${url}?score=9`, init)), {
      ...{ database: unreachable, secret, beside },
    });
  const answer = await there();
  expect([answer?.status, answer?.headers["retry-after"]]).toEqual([503, "30"]);
  expect(String(answer?.body)).toContain("try again in a minute");
  const submit = await there(form({ nps: "9", comment: "Nobody <answered>" }));
  expect([submit?.status, submit?.headers["retry-after"]]).toEqual([503, "30"]);
  expect(String(submit?.body)).toContain('name="comment" value="Nobody &lt;answered&gt;"');
  expect(await Promise.all(left)).toEqual([undefined]);
  await unreachable.close();
});

test("other methods are told what this address answers to", async () => {
  const { url } = await invited();
  const answer = await ask(url, { method: "DELETE" });
  expect([answer.status, answer.headers.get("allow")]).toEqual([405, "GET, HEAD, POST"]);
});

test("other addresses are not the door's", async () => {
  const deps = { database: ctx.database, secret };
  for (const path of ["/", "/surveys", "/s", "/u/x"]) {
    expect(await surveyDoor(askOf(new Request(`http://localhost${path}`)), deps)).toBeUndefined();
  }
});
