import { expect, test } from "vitest";
import { npsPerAnswer } from "@/lib/framework/nps-per-answer";

const of = (...answers: number[]) =>
  npsPerAnswer({ columns: new Map([["nps", Float64Array.from(answers)]]) });

test("answers at both ends span the whole score", () => {
  expect(of(0, 10, 0, 10)).toBeCloseTo(20, 12);
  expect(of(6, 8, 10, Number.NaN)).toBeCloseTo(50, 12);
});

test("nobody, or everybody alike, says nothing", () => {
  expect(npsPerAnswer({ columns: new Map() })).toBeNull();
  expect(of(7, 7, 7, 7)).toBeNull();
  expect(of(9, 10, 9, 10)).toBeNull();
});
