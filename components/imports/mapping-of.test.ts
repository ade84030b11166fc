import { expect, test } from "vitest";
import { type ColumnChoice, choiceFor, type FileColumn } from "@/components/imports/choices";
import { mappingOf } from "@/components/imports/mapping-of";
import { newKpi, newQuestion } from "@/components/imports/targets";
import { ColumnTally } from "@/lib/imports/reading/column-tally";
import type { KnownTargets } from "@/lib/imports/shapes";
import { suggestMapping } from "@/lib/imports/suggest-mapping";

const survey = {
  id: "s1",
  name: "Calls",
  questions: [{ key: "csat", label: "Satisfaction", measured: true }],
};
const known: KnownTargets = { kpis: [{ key: "hold", label: "Hold" }], surveys: [survey] };
const nothing: KnownTargets = { kpis: [], surveys: [] };

function column(name: string, cells: string[]): FileColumn {
  const tally = new ColumnTally(name);
  for (const cell of cells) tally.add(cell);
  return tally.profile(".");
}

const columns = [
  column("Call id", ["a", "b", "c"]),
  column("Hold", ["1", "2", "3"]),
  column("Rating", ["1", "2", "5"]),
  column("Talk duration", ["0:02:23", "0:01:00", "0:00:10"]),
];

function suggested(given: KnownTargets): ColumnChoice[] {
  const mapping = suggestMapping({ columns });
  return columns.map((each) => choiceFor(each, mapping[each.name], given));
}

function mappingWith(index: number, change: Partial<ColumnChoice>) {
  const choices = suggested(nothing).map((choice, at) =>
    at === index ? { ...choice, ...change } : choice,
  );
  return mappingOf(choices, columns, known)[columns[index]?.name ?? ""];
}

test("what was suggested is what is sent when nothing is changed", () => {
  expect(mappingOf(suggested(nothing), columns, nothing)).toEqual({
    "Call id": { to: "interaction.externalId" },
    Hold: { to: "kpi.hold", label: "Hold", level: "operational", direction: "lower" },
    Rating: { to: "answer.csat", label: "Rating", role: "csat", scale: [1, 5] },
    "Talk duration": {
      to: "kpi.talk_duration",
      label: "Talk duration",
      level: "operational",
      direction: "lower",
      unit: "s",
      format: "duration",
    },
  });
});

test("a KPI that exists already is filled, and nothing is said of it anew", () => {
  expect(mappingOf(suggested(known), columns, known).Hold).toEqual({ to: "kpi.hold" });
});

test("a column that goes nowhere is not named", () => {
  expect(mappingWith(0, { target: "" })).toBeUndefined();
});

test("an answer to a question that exists names its key alone", () => {
  expect(mappingWith(2, { target: "answer:s1:csat", missing: "0" })).toEqual({
    to: "answer.csat",
    missing: ["0"],
  });
});

test("only what fits how a column is read is sent, whatever else the form still holds", () => {
  const left = { format: "dd/MM/yyyy", decimal: ",", yesWords: "ja", scaleMin: "0" };
  expect(mappingWith(1, { ...left, target: "customer.name" })).toEqual({ to: "customer.name" });
  expect(mappingWith(1, { ...left, target: "customer.acquiredAt" })).toEqual({
    to: "customer.acquiredAt",
    format: "dd/MM/yyyy",
  });
  expect(mappingWith(1, { ...left, target: "customer.clv" })).toEqual({
    to: "customer.clv",
    decimal: ",",
    true: ["ja"],
  });
});

test("words get the numbers they were given, and lists are set apart by commas", () => {
  const values = [
    { text: "good", number: "3" },
    { text: "poor", number: "" },
  ];
  const change = { target: newKpi, key: "mood", values, missing: "n/a, , -" };
  expect(mappingWith(1, change)).toMatchObject({
    to: "kpi.mood",
    values: { good: 3 },
    missing: ["n/a", "-"],
  });
});

test("a comment has no scale", () => {
  expect(mappingWith(0, { target: newQuestion, key: "why", role: "comment" })).toEqual({
    to: "answer.why",
    label: "Call id",
    role: "comment",
  });
});
