import { test } from "vitest";
import { tryAnySurvey } from "./test-any-survey";

test("any survey can be walked through to its end, and only its own answers are taken", () => {
  tryAnySurvey(300);
});
