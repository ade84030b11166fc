import fc from "fast-check";
import { expect, test } from "vitest";
import { differencesOf, rewordings } from "./compare";
import { Definition } from "./definition";
import { comment, nps, rating } from "./templates/parts";
import { anyRuledDefinition } from "./test-definitions";

const first = Definition.parse({
  language: "en",
  title: "First",
  questions: [nps(), rating("wait", "the wait", "Wait"), comment("Why?")],
  thanks: { everyone: "Thanks." },
});

test("two versions differ in what was said, set, added, removed and moved, and in nothing else", () => {
  const [asked, wait] = first.questions;
  if (!asked || wait?.kind !== "scale") throw new Error("the questions are where they were put");
  const second: Definition = {
    ...first,
    title: "Second",
    questions: [
      { ...wait, wording: "the queue", required: true },
      asked,
      rating("help", "the help", "Help"),
    ],
    translations: { de: { title: "Zweite" } },
    look: { accent: "#7a1f5c" },
  };
  const found = differencesOf(first, second).map(({ question, what, field, before, after }) =>
    [question?.key, what, field, before, after].filter(Boolean).join(" | "),
  );
  expect(found).toEqual([
    "text | title | First | Second",
    "wait | text | wording | the wait | the queue",
    "wait | setting | required | yes",
    "help | added | question | the help",
    "comment | removed | question | Why?",
    "moved | order | Likelihood to recommend, Wait | Wait, Likelihood to recommend",
    "setting | translation de | Zweite",
    "setting | look | accent #7a1f5c",
  ]);
});

test("a version does not differ from itself, and what is different both ways is the same", () => {
  fc.assert(
    fc.property(anyRuledDefinition, anyRuledDefinition, (one, other) => {
      expect(differencesOf(one, structuredClone(one))).toEqual([]);
      const forth = differencesOf(one, other).length;
      expect(differencesOf(other, one)).toHaveLength(forth);
    }),
    { numRuns: 50 },
  );
});

test("a question's wordings are told by the version that brought them", () => {
  const reworded = (wording: string): Definition => ({ ...first, questions: [nps(wording)] });
  const versions = [reworded("A?"), reworded("A?"), reworded("B?"), reworded("A?")];
  const told = rewordings(
    versions.map((definition, index) => ({ version: index + 1, definition })),
  );
  expect(told.get("nps")).toEqual([
    { wording: "A?", version: 1 },
    { wording: "B?", version: 3 },
    { wording: "A?", version: 4 },
  ]);
  expect(rewordings([{ version: 1, definition: first }]).size).toBe(0);
});
