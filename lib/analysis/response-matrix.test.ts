import fc from "fast-check";
import { expect, test } from "vitest";
import {
  completeColumns,
  type Frame,
  grainOf,
  meetingUnit,
  nowhere,
  unitColumns,
} from "@/lib/analysis/response-matrix";

const none = Number.NaN;

/** Four calls of two customers on two days of one team, and a customer who never called. */
const frame: Frame = {
  rows: 5,
  units: {
    interaction: Int32Array.of(0, 1, 2, 3, nowhere),
    "team-day": Int32Array.of(0, 0, 1, 1, nowhere),
    day: Int32Array.of(0, 0, 1, 1, nowhere),
    customer: Int32Array.of(0, 0, 0, 1, 2),
  },
  columns: new Map([
    ["kpi.hold", Float64Array.of(10, 20, 60, 40, none)],
    ["nps", Float64Array.of(10, none, 4, none, none)],
    ["customer.clv", Float64Array.of(300, 300, 300, 500, 900)],
    ["kpi.availability", Float64Array.of(99, 99, 97, 97, none)],
  ]),
};

test("two variables of interactions meet on interactions", () => {
  const joined = unitColumns(frame, ["kpi.hold", "nps"], "interaction");
  expect(completeColumns(joined)).toEqual({
    columns: [Float64Array.of(10, 60), Float64Array.of(10, 4)],
    clusters: Int32Array.of(0, 0),
    n: 2,
    lacking: [0, 2],
  });
});

test("with a variable of customers, each customer counts once, with their own averages", () => {
  const { columns, n } = completeColumns(
    unitColumns(frame, ["kpi.hold", "customer.clv"], meetingUnit(["interaction", "customer"])),
  );
  expect(columns).toEqual([Float64Array.of(30, 40), Float64Array.of(300, 500)]);
  expect(n).toBe(2);
});

test("each variable is averaged over the rows that have it, before pairs are completed", () => {
  const { columns } = completeColumns(unitColumns(frame, ["kpi.hold", "nps"], "customer"));
  expect(columns).toEqual([Float64Array.of(30), Float64Array.of(7)]);
});

test("a period's value is attached to interactions, then averaged per customer", () => {
  const { columns } = unitColumns(frame, ["kpi.availability", "customer.clv"], "customer");
  expect(columns[0]).toEqual(Float64Array.of((99 + 99 + 97) / 3, 97, none));
});

test("of team days, days are resampled; of interactions, customers", () => {
  expect(unitColumns(frame, ["nps"], "team-day").clusters).toEqual(Int32Array.of(0, 1));
  expect(unitColumns(frame, ["nps"], "interaction").clusters).toEqual(Int32Array.of(0, 0, 0, 1));
});

test("a customer without any interaction is a row of customers only", () => {
  const alone = completeColumns(unitColumns(frame, ["customer.clv"], "customer"));
  expect(alone.columns[0]).toEqual(Float64Array.of(300, 500, 900));
});

test("several variables meet at the coarsest unit", () => {
  expect(meetingUnit(["interaction", "interaction"])).toBe("interaction");
  expect(meetingUnit(["interaction", "team-day"])).toBe("team-day");
  expect(meetingUnit(["team-day", "day"])).toBe("day");
  expect(meetingUnit(["day", "customer", "interaction"])).toBe("customer");
  expect(grainOf("team-day")).toBe("period");
});

test("asking for a column the frame does not hold is a bug, and says so", () => {
  expect(() => unitColumns(frame, ["kpi.talk"], "interaction")).toThrow(
    "the frame has no kpi.talk",
  );
});

const value = fc.oneof(fc.integer({ min: -50, max: 50 }), fc.constant(Number.NaN));

test("whatever is missing, units and complete units add up", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(value, value, fc.nat(6)), { maxLength: 40 }), (rows) => {
      const codes = Int32Array.from(rows, (row) => row[2]);
      const column = (j: 0 | 1) => Float64Array.from(rows, (row) => row[j]);
      const any: Frame = {
        rows: rows.length,
        units: { interaction: codes, "team-day": codes, day: codes, customer: codes },
        columns: new Map([
          ["x", column(0)],
          ["y", column(1)],
        ]),
      };
      const joined = unitColumns(any, ["x", "y"], "customer");
      const { n, lacking, columns } = completeColumns(joined);
      expect(n + lacking.reduce((sum, count) => sum + count, 0)).toBe(joined.clusters.length);
      expect(columns.every((c) => c.length === n && c.every(Number.isFinite))).toBe(true);
    }),
  );
});
