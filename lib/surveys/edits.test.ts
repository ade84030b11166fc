import fc from "fast-check";
import { expect, test } from "vitest";
import { Definition } from "./definition";
import { gridAround, moved, withCopy, withGrid, withKey } from "./edits";
import { SurveyDefinition } from "./shapes";
import { csat, nps, rating } from "./templates/parts";
import { anyRuledDefinition } from "./test-definitions";

const survey: Definition = Definition.parse({
  language: "en",
  title: "Edits",
  questions: [
    nps(),
    rating("wait", "the wait", "Wait"),
    rating("help", "the help", "Help"),
    {
      ...csat("You gave {{answer.nps|nothing}}. How was {{ answer.wait }}?"),
      show: { conditions: [{ of: "answer.nps", is: "answered" }] },
    },
  ],
  thanks: { everyone: "Thanks." },
  translations: { de: { "question.nps.wording": "Wie?", "question.nps.min": "Nie" } },
});

test("a question moves to any place, and the others keep their order", () => {
  fc.assert(
    fc.property(fc.nat(3), fc.nat(3), (from, to) => {
      const after = moved(survey.questions, from, to);
      expect(after[to]).toBe(survey.questions[from]);
      const others = (list: readonly unknown[]) =>
        list.filter((one) => one !== survey.questions[from]);
      expect(others(after)).toEqual(others(survey.questions));
    }),
  );
});

test("a copy has a key of its own, and its translations", () => {
  const { questions, translations } = withCopy(survey, 0, []);
  expect(questions[1]).toMatchObject({ key: "nps2", role: "profile" });
  expect(translations?.de).toMatchObject({
    "question.nps.wording": "Wie?",
    "question.nps2.wording": "Wie?",
  });
  expect(withCopy(survey, 0, ["nps2"]).questions[1]).toMatchObject({ key: "nps3" });
});

test("any question of any survey can be renamed, forth and back, and the survey stays valid", () => {
  fc.assert(
    fc.property(anyRuledDefinition, fc.nat(7), (definition, at) => {
      const index = at % definition.questions.length;
      const key = definition.questions[index]?.key ?? "";
      const renamed = withKey(definition, key, "renamed-to-this");
      expect(SurveyDefinition.safeParse(renamed).success).toBe(true);
      expect(withKey(renamed, "renamed-to-this", key)).toEqual(
        JSON.parse(JSON.stringify(definition)),
      );
    }),
    { numRuns: 30 },
  );
});

test("a renamed question is followed by rules, texts and translations", () => {
  const { questions, translations } = withKey(survey, "nps", "likely");
  expect(questions[3]?.wording).toBe(
    "You gave {{answer.likely|nothing}}. How was {{ answer.wait }}?",
  );
  expect(questions[3]?.show?.conditions[0]?.of).toBe("answer.likely");
  expect(translations?.de).toEqual({
    "question.likely.wording": "Wie?",
    "question.likely.min": "Nie",
  });
});

test("what a grid shares changes in all of it, and in nothing else", () => {
  expect(gridAround(survey.questions, 2)).toEqual([1, 2]);
  const after = withGrid(survey.questions, 1, (one) => ({ ...one, stem: "How was …" }));
  expect(after.map((one) => one.kind === "scale" && one.stem)).toEqual([
    undefined,
    "How was …",
    "How was …",
    undefined,
  ]);
});
