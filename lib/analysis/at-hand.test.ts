import { expect, test } from "vitest";
import { z } from "zod";
import { AtHand } from "@/lib/analysis/at-hand";

const asNumber = z.number();
const kept = (value: number, state: string) => ({ value, state, computedAt: new Date(0) });

test("a result is at hand for its own state of the data and its own shape", () => {
  const results = new AtHand(2);
  results.put("sum", kept(1, "monday"), asNumber);
  expect(results.find("sum", "monday", asNumber)).toMatchObject({ value: 1 });
  expect(results.find("sum", "tuesday", asNumber)).toBeUndefined();
  expect(results.find("sum", "monday", z.number())).toBeUndefined();
});

test("the one that was not asked for the longest makes room", () => {
  const results = new AtHand(2);
  results.put("first", kept(1, "monday"), asNumber);
  results.put("second", kept(2, "monday"), asNumber);
  results.find("first", "monday", asNumber);
  results.put("third", kept(3, "monday"), asNumber);
  const known = ["first", "second", "third"].map((key) => results.find(key, "monday", asNumber));
  expect(known.map((each) => each?.value)).toEqual([1, undefined, 3]);
});

test("a newer state takes the place of an older one", () => {
  const results = new AtHand(2);
  results.put("sum", kept(1, "monday"), asNumber);
  results.put("sum", kept(2, "tuesday"), asNumber);
  expect(results.find("sum", "monday", asNumber)).toBeUndefined();
  expect(results.find("sum", "tuesday", asNumber)).toMatchObject({ value: 2 });
});
