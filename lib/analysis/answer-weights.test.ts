import { expect, test } from "vitest";
import { weightsByName } from "@/lib/analysis/answer-weights";

test("a group that was not there yet counts every answer", () => {
  const weights = weightsByName([{ key: "North", own: 0.5, others: 0.9 }]);
  expect(weights("North")).toEqual({ a: 0.5, b: 0.9 });
  expect(weights("New")).toEqual({ a: 1, b: 1 });
});
