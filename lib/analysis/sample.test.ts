import { expect, test } from "vitest";
import { importanceByGroup, rowsWhere } from "@/lib/analysis/importance-by-group";
import { pictureOfFrame } from "@/lib/analysis/pair";
import { type Frame, nowhere } from "@/lib/analysis/response-matrix";
import { sampleWords } from "@/lib/analysis/sample";
import { weightedNps } from "@/lib/analysis/weighted-score";

const rows = 60;
const codes = () => Int32Array.from({ length: rows }, (_, k) => k);
const sample = { oneIn: 4, unread: 300_000 };

/** A frame of which one customer in four was read. */
const frame: Frame = {
  rows,
  sample,
  units: {
    interaction: codes(),
    customer: codes(),
    day: codes().fill(nowhere),
    "team-day": codes().fill(nowhere),
  },
  columns: new Map([
    ["nps", Float64Array.from(codes(), (k) => k % 11)],
    ["kpi.hold", Float64Array.from(codes(), (k) => (k * 7) % 13)],
    ["customer.clv", Float64Array.from(codes(), (k) => 100 + k)],
  ]),
};

function lastOf<T>(steps: Generator<unknown, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

test("a sample is told with what was made of it: weights, groups and pictures", () => {
  expect(weightedNps(frame, 5)).toMatchObject({ n: rows, sample });
  const group = { key: "late", label: "Late", frame: rowsWhere(frame, (row) => row > 1) };
  const rules = { outcome: "nps", drivers: ["kpi.hold"], unit: "interaction", minimum: 5 } as const;
  expect(lastOf(importanceByGroup([group], rules))).toMatchObject([{ n: rows - 2, sample }]);
  const asked = { keys: ["nps", "kpi.hold"], unit: "interaction", minimum: 5 } as const;
  expect(pictureOfFrame(frame, asked)).toMatchObject({ sample, without: 0 });
  const { sample: _, ...whole } = frame;
  expect(pictureOfFrame(whole, asked)).not.toHaveProperty("sample");
});

test("in words, or in none", () => {
  expect(sampleWords(sample)).toBe(" A sample of one in 4 customers; 300,000 rows are not in it.");
  expect(sampleWords(undefined)).toBe("");
});
