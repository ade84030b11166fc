import { test } from "vitest";
import { tryAnySurvey } from "./test-any-survey";

test("ten thousand surveys can be walked through to their ends", () => {
  tryAnySurvey(10_000);
});
