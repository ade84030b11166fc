import { expect, test } from "vitest";
import { type CellRules, correlationCells, methodFor } from "@/lib/analysis/correlation-cells";
import type { Frame } from "@/lib/analysis/response-matrix";
import type { CorrelationCell, Kind } from "@/lib/analysis/shapes";

const none = Number.NaN;
const rules: CellRules = { method: "auto", atLeast: "interaction", minimum: 2 };

function frameOf(columns: Record<string, number[]>, customers?: number[]): Frame {
  const rows = Object.values(columns)[0]?.length ?? 0;
  const each = Int32Array.from({ length: rows }, (_, row) => row);
  const customer = customers ? Int32Array.from(customers) : each;
  return {
    rows,
    units: { interaction: each, "team-day": each, day: each, customer },
    columns: new Map(Object.entries(columns).map(([key, c]) => [key, Float64Array.from(c)])),
  };
}

function finish<R>(computation: Generator<unknown, R>): R {
  for (;;) {
    const step = computation.next();
    if (step.done) return step.value;
  }
}

function cellsOf(columns: Record<string, number[]>, kind: Kind = "continuous", minimum = 2) {
  const variables = Object.keys(columns).map((key) => ({
    key,
    kind,
    unit: "interaction" as const,
  }));
  return finish(correlationCells(frameOf(columns), variables, { ...rules, minimum }));
}

function only(cells: CorrelationCell[]): CorrelationCell {
  const [cell] = cells;
  if (!cell || cells.length > 1) throw new Error(`one cell wanted, got ${cells.length}`);
  return cell;
}

test("ratings are compared by rank, measured and two-valued variables by value", () => {
  expect(methodFor("continuous", "binary")).toBe("pearson");
  expect(methodFor("binary", "binary")).toBe("pearson");
  expect(methodFor("ordinal", "continuous")).toBe("spearman");
  expect(methodFor("binary", "ordinal")).toBe("spearman");
});

test("each unordered pair appears once", () => {
  const cells = cellsOf({ a: [1, 2, 3, 4], b: [2, 1, 4, 3], c: [4, 3, 1, 2] });
  expect(cells.map(({ x, y }) => `${x}-${y}`)).toEqual(["a-b", "a-c", "b-c"]);
  expect(cells[0]).toMatchObject({ r: 0.6, n: 4, method: "pearson", grain: "interaction" });
});

test("a pair is computed on the rows that have both", () => {
  const cell = only(cellsOf({ a: [1, 2, none, 3, 4, 9], b: [2, 1, 7, 4, 3, none] }));
  expect(cell).toMatchObject({ r: 0.6, n: 4 });
});

test("a constant variable is no variation, not a number", () => {
  const cell = only(cellsOf({ a: [3, 3, 3, 3], b: [1, 2, 3, 4] }));
  expect(cell).toEqual({
    x: "a",
    y: "b",
    r: null,
    n: 4,
    ciLow: null,
    ciHigh: null,
    p: null,
    q: null,
    method: "pearson",
    grain: "interaction",
    status: "no-variation",
  });
});

test("a pair with fewer units than the minimum group is not shown", () => {
  const cell = only(cellsOf({ a: [1, 2, 3, 4], b: [2, 1, 4, 3] }, "continuous", 5));
  expect(cell).toMatchObject({ r: null, p: null, n: 4, status: "too-few-rows" });
});

test("q counts only the pairs that were tested", () => {
  const cells = cellsOf({ a: [1, 2, 3, 4, 5], b: [2, 1, 4, 3, 6], c: [7, 7, 7, 7, 7] });
  const tested = cells.filter((cell) => cell.p !== null);
  expect(tested).toHaveLength(1);
  expect(tested[0]?.q).toBe(tested[0]?.p);
});

test("q is p times the number of pairs over the rank of p, and never falls with p", () => {
  const cells = cellsOf({
    a: [1, 2, 3, 4, 5, 6],
    b: [1, 3, 2, 4, 6, 5],
    c: [2, 1, 4, 3, 6, 5],
  });
  const byP = [...cells].sort((one, other) => (one.p ?? 1) - (other.p ?? 1));
  const smallest = byP[0];
  expect(smallest?.q).toBeCloseTo(
    Math.min(1, ...byP.map((c, k) => ((c.p ?? 1) * 3) / (k + 1))),
    12,
  );
});

test("a variable of customers meets the averages of their interactions", () => {
  const frame = frameOf({ hold: [10, 30, 40, 90], clv: [5, 5, 7, 6] }, [0, 0, 1, 2]);
  const cell = only(
    finish(
      correlationCells(
        frame,
        [
          { key: "hold", kind: "continuous", unit: "interaction" },
          { key: "clv", kind: "continuous", unit: "customer" },
        ],
        rules,
      ),
    ),
  );
  expect(cell).toMatchObject({ n: 3, grain: "customer" });
  // Averages 20, 40, 90 against 5, 7, 6: products about the means 20, squares 2600 and 2.
  expect(cell.r).toBeCloseTo(20 / Math.sqrt(5200), 12);
});

test("a coarser grain can be asked for", () => {
  const frame = frameOf({ a: [1, 3, 4, 9], b: [5, 7, 7, 6] }, [0, 0, 1, 2]);
  const variables = ["a", "b"].map((key) => ({
    key,
    kind: "continuous" as const,
    unit: "interaction" as const,
  }));
  const cell = only(finish(correlationCells(frame, variables, { ...rules, atLeast: "customer" })));
  expect(cell).toMatchObject({ n: 3, grain: "customer" });
});
