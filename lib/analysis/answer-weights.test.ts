import { expect, test } from "vitest";
import { weightsByName, weightsByPlace } from "@/lib/analysis/answer-weights";

test("a group that was not there yet counts every answer", () => {
  const weights = weightsByName([{ key: "North", own: 0.5, others: 0.9 }]);
  expect(weights("North")).toEqual({ a: 0.5, b: 0.9 });
  expect(weights("New")).toEqual({ a: 1, b: 1 });
});

test("fifths have the weights of their places, and everybody's once there are others", () => {
  const groups = ["2", "1"].map((key) => ({ key, own: Number(key) / 10, others: 1 }));
  const places = weightsByPlace({ all: 0.5, groups }, ["0 to 4", "5 to 9"]);
  expect(places).toEqual([
    { key: "0 to 4", own: 0.1, others: 1 },
    { key: "5 to 9", own: 0.2, others: 1 },
  ]);
  const other = weightsByPlace({ all: 0.5, groups }, ["0 to 9"]);
  expect(other).toEqual([{ key: "0 to 9", own: 0.5, others: 0.5 }]);
});
