import { expect, test } from "vitest";
import { disagreements } from "./compare";
import { markWholes } from "./reference-file";

const tolerances = {
  default: { rel: 1e-9, abs: 0 },
  fields: { p: { rel: 1e-3, abs: 0 } },
};

/** The paths at which a result differs from JSON text. */
function differing(json: string, actual: Parameters<typeof disagreements>[2]) {
  const expected = JSON.parse(json);
  return disagreements(expected, JSON.parse(markWholes(json)), actual, tolerances).map(
    (d) => d.path,
  );
}

test("integers are told from other numbers, and text is left alone", () => {
  expect(markWholes('{"a1": [36, 36.0, -2, 1e5, "7 of 8, \\"9\\""]}')).toBe(
    '{"a1": [true, false, true, false, "7 of 8, \\"9\\""]}',
  );
});

test("a count is exact, a measurement is not", () => {
  expect(differing('{"n": 10}', { n: 10.000000001 })).toEqual(["n"]);
  expect(differing('{"mean": 10.0}', { mean: 10.000000001 })).toEqual([]);
  expect(differing('{"mean": 10.0}', { mean: 10.0000001 })).toEqual(["mean"]);
});

test("a field's own tolerance holds for everything below it", () => {
  expect(
    differing('{"p": {"x": 0.5}, "b": {"x": 0.5}}', { p: { x: 0.5001 }, b: { x: 0.5001 } }),
  ).toEqual(["b.x"]);
});

test("null is null: not a number, not NaN, not left out", () => {
  expect(differing('{"ci": null}', { ci: null })).toEqual([]);
  expect(differing('{"ci": null}', { ci: 0 })).toEqual(["ci"]);
  expect(differing('{"ci": null}', {})).toEqual(["ci"]);
});

test("NaN, a missing field or a refusal is no number", () => {
  expect(differing('{"r": 0.5}', { r: Number.NaN })).toEqual(["r"]);
  expect(differing('{"r": 0.5}', { status: "undefined" })).toEqual(["r"]);
  expect(differing('{"r": 0.5}', undefined)).toEqual(["r"]);
});

test("lists keep their order and length, names are exact", () => {
  expect(differing('["a", "b"]', ["b", "a"])).toEqual(["0", "1"]);
  expect(differing("[]", [1])).toEqual([""]);
  expect(differing('{"list": [1.0]}', { list: { 0: 1 } })).toEqual(["list"]);
});

test("a list is neither shorter nor longer, but for nulls where nothing is expected", () => {
  expect(differing('{"s": [0.5, 0.2]}', { s: [0.5] })).toEqual(["s"]);
  expect(differing('{"s": [0.5]}', { s: [0.5, 0.2] })).toEqual(["s"]);
  expect(differing('{"s": [0.5]}', { s: [0.5, null] })).toEqual([]);
  expect(differing('{"s": [0.5]}', { s: { 0: 0.5 } })).toEqual(["s"]);
});
