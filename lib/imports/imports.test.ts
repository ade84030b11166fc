import iconv from "iconv-lite";
import { expect, test } from "vitest";
import type { Context, Tx } from "@/lib/access/context";
import { customer, purchase } from "@/lib/db/tables/customers";
import { importChunk } from "@/lib/db/tables/imports";
import { kpi, kpiPeriodValue } from "@/lib/db/tables/kpis";
import { response } from "@/lib/db/tables/responses";
import { survey } from "@/lib/db/tables/surveys";
import { interaction } from "@/lib/db/tables/touchpoints";
import { testDatabase } from "@/lib/db/test-database";
import { inTransaction } from "@/lib/db/transaction";
import { readQuestions } from "@/lib/surveys/read";
import { imported } from "./test-import";

const db = testDatabase();

const all = <R>(ctx: Context, read: (tx: Tx) => Promise<R[]>) => inTransaction(ctx, read);
const rows = {
  customer: (ctx: Context) =>
    all(ctx, ({ db: o }) => o.select().from(customer).orderBy(customer.id)),
  interaction: (ctx: Context) =>
    all(ctx, ({ db: o }) => o.select().from(interaction).orderBy(interaction.id)),
  response: (ctx: Context) =>
    all(ctx, ({ db: o }) => o.select().from(response).orderBy(response.id)),
  purchase: (ctx: Context) =>
    all(ctx, ({ db: o }) => o.select().from(purchase).orderBy(purchase.id)),
  kpi: (ctx: Context) => all(ctx, ({ db: o }) => o.select().from(kpi).orderBy(kpi.key)),
  survey: (ctx: Context) => all(ctx, ({ db: o }) => o.select().from(survey)),
  kpiPeriodValue: (ctx: Context) => all(ctx, ({ db: o }) => o.select().from(kpiPeriodValue)),
  importChunk: (ctx: Context) => all(ctx, ({ db: o }) => o.select().from(importChunk)),
};

const calls = `Call Id,Agent,Date,Time,Who,Answered,Wait,Talk,Rating,Comment
ID1,Diane,1-Jan-21,9:12,c-1,Y,109,0:02:23,3,"Fine, but
slow"
ID2,Becky,1-Jan-21,9:47,c-2,N,0,0:00:00,0,
ID3,Diane,31-Jan-21,10:00,c-1,Y,10,12:01:00 AM,5,Ünïcode 🙂
`;
const callMapping = {
  "Call Id": "interaction.externalId",
  Agent: "interaction.agent",
  Date: "interaction.occurredAt",
  Time: "interaction.occurredAt",
  Who: "customer.externalId",
  Answered: { to: "kpi.answered", level: "technical", direction: "higher" },
  Wait: { to: "kpi.wait", missing: ["0"], unit: "s" },
  Talk: { to: "kpi.talk", format: "duration", missing: ["0"] },
  Rating: { to: "answer.csat", missing: ["0"] },
  Comment: "answer.comment",
};

test("one file brings customers, interactions, KPIs and answers at once", async () => {
  const ctx = await db.context();
  const done = await imported(ctx, calls, callMapping, { timezone: "Europe/Berlin" });
  expect(done).toMatchObject({
    status: "completed",
    progress: 1,
    rows: { read: 3, accepted: 3, rejected: 0 },
    created: { customers: 2, interactions: 3, responses: 2, kpiValues: 7, purchases: 0 },
    updated: { customers: 0, interactions: 0, responses: 0, kpiValues: 0, purchases: 0 },
    errors: [],
  });
  const events = await rows.interaction(ctx);
  expect(events).toMatchObject([
    { externalId: "ID1", agent: "Diane", kpis: { answered: 1, wait: 109, talk: 143 } },
    { externalId: "ID2", kpis: { answered: 0 }, source: "import", surveyable: false },
    { externalId: "ID3", kpis: { answered: 1, wait: 10, talk: 60 } },
  ]);
  expect(events[0]).toMatchObject({ occurredAt: new Date("2021-01-01T08:12:00Z") });
  const [first, second] = await rows.response(ctx);
  expect(first).toMatchObject({ csat: 3, answers: { csat: 3, comment: "Fine, but\nslow" } });
  expect(second).toMatchObject({ csat: 5, answers: { comment: "Ünïcode 🙂" }, source: "import" });
  expect(await rows.importChunk(ctx)).toEqual([]);
});

test("a survey is made of the answer columns, and KPIs are as the mapping says", async () => {
  const ctx = await db.context();
  const { survey: surveyId } = await imported(ctx, calls, callMapping);
  const [made] = await rows.survey(ctx);
  expect(made).toMatchObject({ id: surveyId, name: "calls", publishedVersion: 1 });
  const questions = await inTransaction(ctx, (tx) => readQuestions(tx));
  expect(questions).toMatchObject([
    { key: "csat", role: "csat", kind: "scale", scale: { min: 1, max: 5 }, label: "Rating" },
    { key: "comment", role: "comment", kind: "text" },
  ]);
  expect(await rows.kpi(ctx)).toMatchObject([
    { key: "answered", label: "Answered", level: "technical", direction: "higher", unit: "" },
    { key: "talk", unit: "s" },
    { key: "wait", level: "operational", direction: "neutral", unit: "s" },
  ]);
});

test("the same file again changes nothing", async () => {
  const ctx = await db.context();
  await imported(ctx, calls, callMapping);
  const before = [await rows.interaction(ctx), await rows.response(ctx), await rows.customer(ctx)];
  const again = await imported(ctx, calls, callMapping);
  const none = { customers: 0, interactions: 0, responses: 0, kpiValues: 0, purchases: 0 };
  expect(again).toMatchObject({ rows: { read: 3, accepted: 3 }, created: none, updated: none });
  const after = [await rows.interaction(ctx), await rows.response(ctx), await rows.customer(ctx)];
  expect(after).toEqual(before);
  expect(await rows.survey(ctx)).toHaveLength(1);
});

test("a file without ids is identified by its lines: with another mapping it is updated", async () => {
  const ctx = await db.context();
  const file = "value,churn,calls\n10,0,3\n10,0,3\n20.5,1,4\n";
  const first = await imported(ctx, file, { value: "customer.clv", calls: "kpi.calls" });
  expect(first.created).toMatchObject({ customers: 3, interactions: 3, kpiValues: 3 });
  const second = await imported(ctx, file, {
    value: "customer.clv",
    churn: { to: "customer.retained", true: ["0"], false: ["1"] },
    calls: { to: "kpi.calls", values: { "4": 5 } },
  });
  expect(second.created).toMatchObject({ customers: 0, interactions: 0, kpiValues: 0 });
  expect(second.updated).toMatchObject({ customers: 3, interactions: 1, kpiValues: 1 });
  expect(await rows.customer(ctx)).toMatchObject([
    { clv: "10", retained: true },
    { clv: "10", retained: true },
    { clv: "20.5", retained: false },
  ]);
  const other = await imported(ctx, `${file}1,0,1\n`, { value: "customer.clv" });
  expect(other.created.customers).toBe(4);
});

test("consent lands by channel, and what a file does not speak of stays as it is", async () => {
  const ctx = await db.context();
  const ids = { id: "customer.externalId", mail: "customer.consent.email" };
  const mapping = { ...ids, sms: "customer.consent.sms", all: "customer.consent" };
  const first = "id,mail,sms,all\na,yes,no,ja\nb,,1,\nc,no,maybe,\nd,,,\n";
  const done = await imported(ctx, first, mapping);
  expect(done).toMatchObject({ rows: { accepted: 3, rejected: 1 }, errors: [{ column: "sms" }] });
  const sorted = async () =>
    (await rows.customer(ctx)).sort((a, b) =>
      String(a.externalId).localeCompare(`${b.externalId}`),
    );
  expect(await sorted()).toMatchObject([
    { consent: true, channelConsents: { email: true, sms: false } },
    { consent: null, channelConsents: { sms: true } },
    { externalId: "d", consent: null, channelConsents: {} },
  ]);
  await imported(ctx, "id,name\na,Ann\n", { id: "customer.externalId", name: "customer.name" });
  const optedOut = { ...ids, mail: { to: ids.mail, false: ["1"], missing: ["0"] } };
  const again = await imported(ctx, "id,mail\na,1\nb,0\n", optedOut);
  expect(again.updated).toMatchObject({ customers: 1 });
  expect(await sorted()).toMatchObject([
    { name: "Ann", consent: true, channelConsents: { email: false, sms: false } },
    { channelConsents: { sms: true } },
    { channelConsents: {} },
  ]);
});

test("good rows land, and bad ones are told by row, column, reason and value", async () => {
  const ctx = await db.context();
  const file =
    'id,nps,when\na,10,2021-01-01\nb,11,2021-01-01\nc,7\n"d,8,2021-01-01\ne,x,2021-02-30\nf,,2021-01-02\n';
  const done = await imported(ctx, file, {
    id: "interaction.externalId",
    nps: "answer.nps",
    when: "interaction.occurredAt",
  });
  expect(done.rows).toEqual({ read: 6, accepted: 2, rejected: 4 });
  expect(done.created).toMatchObject({ interactions: 2, responses: 1 });
  expect(done.errors.map(({ row, column, code, value }) => [row, column, code, value])).toEqual([
    [3, "nps", "range", "11"],
    [4, "", "columns", "c,7"],
    [5, "", "open-quote", '"d,8,2021-01-01'],
    [6, "nps", "number", "x"],
    [6, "when", "date", "2021-02-30"],
  ]);
});

test("a dry run reads everything and writes nothing", async () => {
  const ctx = await db.context();
  const done = await imported(ctx, calls.replace(",3,", ",9,"), callMapping, { dryRun: true });
  expect(done).toMatchObject({
    status: "completed",
    dryRun: true,
    rows: { read: 3, accepted: 2, rejected: 1 },
    created: { customers: 2, interactions: 2, responses: 1, kpiValues: 4, purchases: 0 },
    errors: [{ row: 2, column: "Rating", code: "range", value: "9" }],
  });
  for (const name of ["customer", "interaction", "response", "kpi", "survey"] as const) {
    expect(await rows[name](ctx)).toEqual([]);
  }
});

test("semicolons, decimal commas, another encoding and day-first dates need no telling", async () => {
  const ctx = await db.context();
  const lines = Array.from({ length: 40 }, (_, i) => `k${i};1.000,5;0${(i % 9) + 1}/02/2021;Größe`);
  const text = `Kunde;Umsatz;Datum;Ort\r\n${lines.join("\r\n")}\r\nk99;7,25;25/02/2021;Köln\r\n`;
  const done = await imported(ctx, iconv.encode(text, "windows-1252"), {
    Kunde: "customer.externalId",
    Umsatz: "customer.annualRevenue",
    Datum: "customer.acquiredAt",
    Ort: "customer.attributes.city",
  });
  expect(done.rows).toEqual({ read: 41, accepted: 41, rejected: 0 });
  const customers = await rows.customer(ctx);
  expect(customers.find(({ externalId }) => externalId === "k0")).toMatchObject({
    annualRevenue: "1000.5",
    acquiredAt: "2021-02-01",
    attributes: { city: "Größe" },
  });
});

test("purchases belong to customers, and KPIs of periods to days and teams", async () => {
  const ctx = await db.context();
  const log = " 00004 0001 19970101  1   29.33\n 00018 0021 19970104  4   0.00\n";
  const columns = {
    "2": "customer.externalId",
    "3": { to: "purchase.occurredAt", format: "yyyyMMdd" },
    "4": "purchase.quantity",
    "5": "purchase.amount",
  };
  const bought = await imported(ctx, log, columns, { header: false });
  expect(bought.created).toMatchObject({ customers: 2, purchases: 2, interactions: 0 });
  expect(await rows.purchase(ctx)).toMatchObject([
    {
      amount: "29.33",
      quantity: "1",
      occurredAt: new Date("1997-01-01T00:00:00Z"),
      currency: "EUR",
    },
    { amount: "0.00", quantity: "4" },
  ]);
  expect((await imported(ctx, log, columns, { header: false })).updated.purchases).toBe(0);
  const uptime = "day,team,uptime\n2026-01-01,North,99.5%\n2026-01-01,South,98%\n";
  const mapping = { day: "period.start", team: "period.team", uptime: "kpi.uptime" };
  expect((await imported(ctx, uptime, mapping)).created).toMatchObject({
    kpiValues: 2,
    interactions: 0,
  });
  const better = await imported(ctx, uptime.replace("98%", "99%"), mapping);
  expect(better).toMatchObject({ created: { kpiValues: 0 }, updated: { kpiValues: 1 } });
  expect((await rows.kpiPeriodValue(ctx)).map(({ value }) => value).sort()).toEqual([0.99, 0.995]);
});

test("without a customer a response is its own subject; one customer's answers share theirs", async () => {
  const ctx = await db.context();
  const file = "who,nps\nc,9\nc,10\n,3\n";
  await imported(ctx, file, { who: "customer.externalId", nps: "answer.nps" });
  const responses = await rows.response(ctx);
  const subjects = responses.map(({ subjectId }) => subjectId);
  expect(new Set(subjects).size).toBe(2);
  const alone = responses.find(({ nps }) => nps === 3);
  expect(alone).toMatchObject({ customerId: null, subjectId: alone?.id, class: "detractor" });
});

test("answers of a named survey are checked against it, and unknown questions refused", async () => {
  const ctx = await db.context();
  const { survey: surveyId } = await imported(ctx, "nps\n9\n", { nps: "answer.nps" });
  const into = await imported(ctx, "score\n3\n", { score: "answer.nps" }, { survey: surveyId });
  expect(into.survey).toBe(surveyId);
  expect(await rows.survey(ctx)).toHaveLength(1);
  const wrong = imported(ctx, "x\n1\n", { x: "answer.speed" }, { survey: surveyId });
  await expect(wrong).rejects.toMatchObject({
    code: "invalid",
    fields: [{ code: "unknown-question" }],
  });
});

test("a file imported again with more answers gives its survey another version", async () => {
  const ctx = await db.context();
  const file = "nps,speed,why\n9,4,fine\n2,2,slow\n";
  await imported(ctx, file, { nps: "answer.nps" });
  const again = await imported(ctx, file, {
    nps: "answer.nps",
    speed: "answer.speed",
    why: "answer.why",
  });
  expect(again).toMatchObject({ created: { responses: 0 }, updated: { responses: 2 } });
  expect(await rows.survey(ctx)).toMatchObject([{ publishedVersion: 2 }]);
  const questions = await inTransaction(ctx, (tx) => readQuestions(tx));
  expect(questions.map(({ key, kind }) => [key, kind])).toEqual([
    ["nps", "scale"],
    ["speed", "scale"],
    ["why", "text"],
  ]);
});

test("long texts and emoji where they are cut cost a row, not the import", async () => {
  const ctx = await db.context();
  const long = `${"x".repeat(79)}🙂${"y".repeat(118)}🙂🙂`;
  const file = `${long},why\n11,${long}\n9,${"z".repeat(10_001)}\n8,a\0b\n7,fine\n`;
  const done = await imported(ctx, file, { [long]: "answer.nps", why: "answer.comment" });
  expect(done.rows).toEqual({ read: 4, accepted: 1, rejected: 3 });
  expect(done.errors.map(({ row, code }) => [row, code])).toEqual([
    [2, "range"],
    [3, "too-long"],
    [4, "characters"],
  ]);
  const odd = await imported(ctx, `who\n${long}${long}\nc\n`, { who: "customer.externalId" });
  expect(odd.errors[0]?.value.length).toBeLessThanOrEqual(200);
  expect(odd.rows).toEqual({ read: 2, accepted: 1, rejected: 1 });
});

test("rows without a moment all happened when the import began", async () => {
  const ctx = await db.context();
  const done = await imported(ctx, "nps\n9\n3\n", { nps: "answer.nps" });
  const began = new Date(done.startedAt ?? 0);
  expect((await rows.interaction(ctx)).map(({ occurredAt }) => occurredAt)).toEqual([began, began]);
  expect((await rows.response(ctx)).map(({ answeredAt }) => answeredAt)).toEqual([began, began]);
});
