import { expect, test } from "vitest";
import { pageOfPath, questionOf, viewPath } from "@/lib/analysis/views/view-path";

test("an address becomes a question and the same address again", () => {
  const asked = questionOf(new URLSearchParams("team=North&team=S%C3%BCd&from=&b.from=2026-01-01"));
  expect(asked).toEqual({ team: ["North", "Süd"], "b.from": ["2026-01-01"] });
  expect(viewPath("compare", asked)).toBe(
    "/analysis/compare?team=North&team=S%C3%BCd&b.from=2026-01-01",
  );
  expect(viewPath("drivers", {})).toBe("/analysis");
});

test("only pages that are asked something can be saved", () => {
  expect(pageOfPath("/analysis/scores")).toBe("scores");
  expect(pageOfPath("/analysis/methods")).toBeUndefined();
});
