import fc from "fast-check";
import { type Question, SurveyDefinition } from "./shapes";

const hostile = [
  `<img src=x onerror=alert(1)>`,
  `"><script>alert(1)</script>`,
  `' autofocus onfocus=alert(1) x='`,
  `</textarea></style></title>{{7*7}}`,
  "&amp;&#60;script&#62;",
  "‮right to left‬ مرحبا 🙂",
];

/** Any text a person may type, with what attackers type among it. */
export const anyText = fc
  .oneof(fc.constantFrom(...hostile), fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 }))
  .map((text) => text.replaceAll("\0", "").trim())
  .filter((text) => text !== "");

const optionalText = fc.option(anyText, { nil: undefined });
const ends = { minLabel: fc.oneof(fc.constant(""), anyText), maxLabel: anyText };

const scaleOf = (min: number, max: number) =>
  fc.record({ min: fc.constant(min), max: fc.constant(max), ...ends });
const anyScale = fc
  .tuple(fc.integer({ min: -10, max: 1 }), fc.integer({ min: 1, max: 10 }))
  .chain(([min, steps]) => scaleOf(min, min + steps));

const said = { wording: anyText, label: anyText, hint: optionalText, required: fc.boolean() };

const scaleQuestion = fc.record({
  kind: fc.constant("scale" as const),
  role: fc.constantFrom("driver" as const, "profile" as const),
  stem: fc.option(fc.constantFrom("How was …", "Rate <b>…"), { nil: undefined }),
  scale: fc.oneof(scaleOf(1, 5), anyScale),
  ...said,
});
const numberQuestion = fc.record({
  kind: fc.constant("number" as const),
  role: fc.constant("driver" as const),
  scale: scaleOf(-3, 700),
  ...said,
});
const textQuestion = fc.record({
  kind: fc.constant("text" as const),
  role: fc.constantFrom("comment" as const, "profile" as const),
  ...said,
});

const anyKey = fc.oneof(
  fc.constantFrom("constructor", "toString", "hasOwnProperty", "length"),
  fc.stringMatching(/^[A-Za-z][A-Za-z0-9_-]{0,20}$/),
);

const anyQuestions: fc.Arbitrary<Question[]> = fc
  .uniqueArray(anyKey, { minLength: 1, maxLength: 12 })
  .chain((keys) =>
    fc.tuple(
      ...keys.map((key) =>
        fc
          .oneof(scaleQuestion, numberQuestion, textQuestion)
          .map((question): Question => ({ ...question, key })),
      ),
    ),
  );

/** Any survey that may be saved. */
export const anyDefinition: fc.Arbitrary<SurveyDefinition> = fc
  .record({
    language: fc.constantFrom("en", "de-CH", "ar"),
    title: anyText,
    introduction: optionalText,
    questions: anyQuestions,
    thanks: fc.record({ everyone: anyText, promoter: optionalText }),
  })
  .map((definition) => SurveyDefinition.parse(definition));
