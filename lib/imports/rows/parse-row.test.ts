import { expect, test } from "vitest";
import { ColumnTally } from "../reading/column-tally";
import { instantsIn } from "../reading/wall-clock";
import { type Examination, ImportOptions, Mapping } from "../shapes";
import { planColumns } from "./columns";
import { rowParser } from "./parse-row";
import { questionsWithoutScale, surveyOfColumns } from "./survey-of-columns";

function examined(header: string[], rows: string[][]): Examination {
  const columns = header.map((name, index) => {
    const tally = new ColumnTally(name);
    for (const row of rows) tally.add(row[index] ?? "");
    return tally.profile(".");
  });
  const file = { encoding: "utf-8", delimiter: ",", header: true, looksHeaderless: false };
  return { ...file, hasBrokenText: false, rows: rows.length, columns };
}

/** Parses rows as an import would, with the survey its answer columns make. */
function parse(header: string[], rows: string[][], mapping: object, options: object = {}) {
  const examination = examined(header, rows);
  const plan = planColumns(examination, Mapping.parse(mapping), ImportOptions.parse(options));
  expect(plan.problems).toEqual([]);
  const answers = plan.columns.some(({ target }) => target.of === "answer");
  const definition = answers ? surveyOfColumns(plan, "Survey", new Map()).data : undefined;
  const context = { toInstant: instantsIn("UTC"), width: header.length, hasBrokenText: true };
  const read = rowParser(plan, { ...context, definition });
  return rows.map((cells, index) => read({ line: index + 2, cells }));
}

function problems(mapping: object, options: object = {}, header = ["id", "date", "x"]) {
  const examination = examined(header, [["1", "2021-01-01", "5"]]);
  return planColumns(
    examination,
    Mapping.parse(mapping),
    ImportOptions.parse(options),
  ).problems.map(({ code }) => code);
}

test("one row carries a customer, an interaction, its KPIs and the answers", () => {
  const [row] = parse(
    ["Call Id", "Agent", "Date", "Time", "Answered", "Talk", "Rating", "Who", "Tier"],
    [["ID0001", "Diane", "1-Jan-21", "9:12", "Y", "0:02:23", "3", "c-1", "2"]],
    {
      "Call Id": "interaction.externalId",
      Agent: "interaction.agent",
      Date: "interaction.occurredAt",
      Time: "interaction.occurredAt",
      Answered: "kpi.answered",
      Talk: { to: "kpi.talk", format: "duration" },
      Rating: { to: "answer.csat", missing: ["0"] },
      Who: "customer.externalId",
      Tier: "customer.attributes.tier",
    },
  );
  expect(row).toEqual({
    line: 2,
    customer: { externalId: "c-1" },
    attributes: { tier: 2 },
    interaction: {
      externalId: "ID0001",
      agent: "Diane",
      occurredAt: new Date("2021-01-01T09:12:00Z"),
    },
    kpis: { answered: 1, talk: 143 },
    answers: { csat: 3 },
  });
});

test("empty cells and missing words are absent, never zero", () => {
  const [row] = parse(["a", "b", "c"], [["", "0", " "]], {
    a: "kpi.a",
    b: { to: "kpi.b", missing: ["0"] },
    c: "customer.name",
  });
  expect(row).toEqual({ line: 2 });
});

test("a bad row says everything that is wrong with it, by column", () => {
  const [row] = parse(
    ["score", "when", "mail"],
    [
      ["11", "2021-02-30", "nowhere"],
      ["10", "2021-02-03", "a@b.org"],
    ],
    { score: "answer.nps", when: "interaction.occurredAt", mail: "customer.email" },
  );
  expect(row).toEqual([
    expect.objectContaining({ column: "when", code: "date", value: "2021-02-30" }),
    expect.objectContaining({ column: "mail", code: "email", value: "nowhere" }),
    expect.objectContaining({ column: "score", code: "range", value: "11" }),
  ]);
});

test("rows with too few or too many cells, or broken text, are refused", () => {
  const rows = [
    ["1", "a"],
    ["1", "a", "b", ""],
    ["1", "a", "b", "c"],
    ["1", "a\uFFFD", "b"],
  ];
  const read = parse(["id", "name", "x"], rows, { name: "customer.name" });
  expect(read.map((row) => (Array.isArray(row) ? row[0]?.code : "fine"))).toEqual([
    "columns",
    "fine",
    "columns",
    "encoding",
  ]);
});

test("ids are text, however many digits they have and whatever they begin with", () => {
  const [row] = parse(["user"], [["9007199254740993001"]], { user: "customer.externalId" });
  expect(row).toMatchObject({ customer: { externalId: "9007199254740993001" } });
  const [zero] = parse(["user"], [["00042"]], { user: "customer.attributes.code" });
  expect(zero).toMatchObject({ attributes: { code: "00042" } });
});

test("defaults fill what rows leave empty, and alone make no customers", () => {
  const mapping = { who: "customer.externalId", where: "interaction.channel" };
  const defaults = { "interaction.channel": "phone", "customer.segment": "gold" };
  const rows = [
    ["c", "web"],
    ["", ""],
  ];
  expect(parse(["who", "where"], rows, mapping, { defaults })).toEqual([
    {
      line: 2,
      customer: { externalId: "c", segment: "gold" },
      interaction: { channel: "web" },
    },
    { line: 3, interaction: { channel: "phone" } },
  ]);
});

test("a purchase needs an amount and a customer, and may cost nothing", () => {
  const mapping = { who: "customer.externalId", paid: "purchase.amount", what: "purchase.product" };
  const rows = [
    ["c", "0", "tea"],
    ["c", "", "tea"],
    ["", "5", ""],
    ["c", "", ""],
  ];
  const read = parse(["who", "paid", "what"], rows, mapping);
  expect(read[0]).toMatchObject({ purchase: { amount: "0", product: "tea" } });
  expect(read[1]).toEqual([expect.objectContaining({ column: "paid", code: "required" })]);
  expect(read[2]).toEqual([expect.objectContaining({ column: "who", code: "required" })]);
  expect(read[3]).toEqual({ line: 5, customer: { externalId: "c" } });
});

test("what a mapping cannot mean is said before a row is read", () => {
  expect(problems({ nowhere: "customer.name" })).toEqual(["unknown-column"]);
  expect(problems({ id: "customer.shoeSize" })).toEqual(["unknown-target"]);
  expect(problems({ id: "kpi.no spaces" })).toEqual(["unknown-target"]);
  expect(problems({ id: "kpi.x", x: "kpi.x" })).toEqual(["taken-target"]);
  expect(problems({ id: "purchase.product" })).toEqual(["required", "required"]);
  expect(problems({ date: "period.start", x: "kpi.x", id: "interaction.externalId" })).toEqual([
    "period",
  ]);
  expect(problems({ date: "period.start" })).toEqual(["required"]);
  expect(problems({ x: "kpi.x" }, { defaults: { "kpi..": "1" } })).toEqual(["unknown-target"]);
  expect(problems({ date: "period.start", x: "kpi.x" })).toEqual([]);
});

test("questions of answer columns get the roles and scales that can be told", () => {
  const header = ["nps", "Rating", "speed", "why", "likert"];
  const examination = examined(header, [["9", "3", "2.5", "fine", "agree"]]);
  const mapping = Mapping.parse({
    nps: "answer.nps",
    Rating: { to: "answer.csat", label: "Satisfaction" },
    speed: "answer.speed",
    why: "answer.why",
    likert: { to: "answer.trust", values: { agree: 4 }, scale: [1, 5] },
  });
  const plan = planColumns(examination, mapping, {});
  expect(questionsWithoutScale(plan)).toEqual(["speed"]);
  const ranges = new Map([["speed", { min: 0.5, max: 9.5, whole: false }]]);
  const { questions = [] } = surveyOfColumns(plan, "A file", ranges).data ?? {};
  const shown = questions.map((q) => [
    q.key,
    q.role,
    q.kind,
    "scale" in q ? [q.scale.min, q.scale.max] : null,
  ]);
  expect(shown).toEqual([
    ["nps", "nps", "scale", [0, 10]],
    ["csat", "csat", "scale", [1, 5]],
    ["speed", "driver", "number", [0.5, 9.5]],
    ["why", "comment", "text", null],
    ["trust", "driver", "scale", [1, 5]],
  ]);
  expect(questions[1]?.label).toBe("Satisfaction");
});

test.each(["customer.consent", "customer.consent.email"])(
  "where only noes are named, another word is no yes to %s",
  (to) => {
    const noes = { to, false: ["1"], missing: ["0"] };
    const rows = [
      ["a", "1"],
      ["b", "0"],
      ["c", "Y"],
    ];
    const mapping = { id: "customer.externalId", "Opted out": noes };
    const [out, silent, other] = parse(["id", "Opted out"], rows, mapping);
    expect(out).toMatchObject({ customer: { [to.replace("customer.", "")]: false } });
    expect(silent).toEqual({ line: 3, customer: { externalId: "b" } });
    expect(other).toEqual([expect.objectContaining({ column: "Opted out", code: "yes-no" })]);
  },
);
