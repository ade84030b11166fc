import { expect, test } from "vitest";
import { addable, newOption, newQuestion } from "./new-question";
import { SurveyDefinition } from "./shapes";
import { surveyTemplates } from "./templates";

test("whatever may be added makes a valid survey, once its words are written", () => {
  for (const { definition } of surveyTemplates) {
    for (const what of addable(definition.questions)) {
      const added = newQuestion(what, definition.questions, []);
      const worded = { ...added, wording: added.wording || "W", label: added.label || "L" };
      const questions = [...definition.questions, worded];
      expect(SurveyDefinition.safeParse({ ...definition, questions }).success).toBe(true);
    }
  }
});

test("an outcome that is asked already cannot be added again", () => {
  expect(addable([{ role: "nps" }]).slice(0, 4)).toEqual(["csat", "ces", "driver", "comment"]);
});

test("a driver joins the others: their sentence, their scale, a key of its own", () => {
  const scale = { min: 1, max: 7, minLabel: "Bad", maxLabel: "Good" };
  const first = newQuestion("driver", [], []);
  const other = { ...first, kind: "scale" as const, stem: "How was", scale };
  const added = newQuestion("driver", [other], []);
  expect(added).toMatchObject({ key: "driver2", stem: "How was", scale });
});

test("a question that was published keeps its key to itself, an outcome takes its own up again", () => {
  const choice = newQuestion("choice", [], ["choice", "nps"]);
  expect(choice.key).toBe("choice2");
  expect(newQuestion("choice", [choice], ["choice", "nps"]).key).toBe("choice3");
  expect(newQuestion("nps", [choice], ["choice", "nps"]).key).toBe("nps");
});

test("an option that was published keeps its key to itself", () => {
  const options = [{ key: "option", label: "One" }];
  const added = newOption("option", options, ["option", "option2", "option3"]);
  expect(added).toEqual({ key: "option4", label: "Another option" });
  expect(newOption("time", options, []).key).toBe("time");
});
