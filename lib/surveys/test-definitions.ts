import fc from "fast-check";
import type { Rule } from "./logic";
import type { Question } from "./question-kinds";
import { SurveyDefinition } from "./shapes";
import { textsOf } from "./texts";

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

const said = {
  wording: anyText,
  label: anyText,
  hint: optionalText,
  required: fc.boolean(),
  newPage: fc.boolean(),
};
const profile = { role: fc.constant("profile" as const), ...said };
const kind = <K extends Question["kind"]>(name: K) => ({ kind: fc.constant(name) });
const shuffled = fc.boolean();

const optionKeys = ["a", "b", "toString", "phone", "name", "q-1"] as const;
const options = (minLength: number) =>
  fc
    .uniqueArray(fc.constantFrom(...optionKeys), { minLength, maxLength: 5 })
    .chain((keys) =>
      fc.tuple(...keys.map((key) => anyText.map((label) => ({ key: key as string, label })))),
    );

const rating = fc.record({
  ...kind("scale"),
  role: fc.constantFrom("driver" as const, "profile" as const),
  stem: fc.option(fc.constantFrom("How was …", "Rate <b>…"), { nil: undefined }),
  scale: fc.oneof(scaleOf(1, 5), anyScale),
  shuffled,
  ...said,
});
const pictured = fc.record({
  ...kind("scale"),
  role: fc.constant("driver" as const),
  look: fc.constantFrom("stars" as const, "smileys" as const),
  scale: scaleOf(1, 5),
  ...said,
});
const number = fc.record({
  ...kind("number"),
  role: fc.constant("driver" as const),
  scale: scaleOf(-3, 700),
  ...said,
});
const text = fc.record({
  ...kind("text"),
  ...said,
  role: fc.constantFrom("comment" as const, "profile" as const),
  short: fc.boolean(),
});
const choice = fc.record({
  ...kind("choice"),
  ...profile,
  options: options(1),
  multiple: fc.boolean(),
  other: optionalText,
  shuffled,
});
const ranking = fc.record({ ...kind("ranking"), ...profile, options: options(2), shuffled });
const date = fc.record({
  ...kind("date"),
  ...profile,
  earliest: fc.constantFrom("2020-02-29", undefined),
  latest: fc.constantFrom("2026-12-31", undefined),
});
const consent = fc.record({ ...kind("consent"), ...profile });
const contact = fc.record({
  ...kind("contact"),
  ...profile,
  parts: fc.uniqueArray(fc.constantFrom("name" as const, "email" as const, "phone" as const), {
    minLength: 1,
  }),
});
const callback = fc.record({ ...kind("callback"), ...profile, options: options(1) });
const statement = fc.record({
  ...kind("statement"),
  ...profile,
  required: fc.constant(false as const),
  text: optionalText,
});

const anyKey = fc.oneof(
  fc.constantFrom("constructor", "toString", "hasOwnProperty", "length"),
  fc.stringMatching(/^[A-Za-z][A-Za-z0-9_-]{0,20}$/),
);

const anyQuestion = fc.oneof(
  rating,
  pictured,
  number,
  text,
  choice,
  ranking,
  date,
  consent,
  contact,
  callback,
  statement,
);

/** Rules about whether earlier questions were answered, or what is known of the customer. */
function anyRule(earlier: readonly Question[]): fc.Arbitrary<Rule | undefined> {
  const keys = earlier.flatMap((one) => (one.kind === "statement" ? [] : [`answer.${one.key}`]));
  const condition = fc.record({
    of: fc.constantFrom(...keys, "customer.segment", "interaction.kpi.wait"),
    is: fc.constantFrom("answered" as const, "unanswered" as const),
    values: fc.constant<string[]>([]),
  });
  const rule = fc.record({
    match: fc.constantFrom("all" as const, "any" as const),
    conditions: fc.array(condition, { minLength: 1, maxLength: 2 }),
  });
  return fc.option(rule, { nil: undefined, freq: 2 });
}

function withRules(questions: Question[]): fc.Arbitrary<Question[]> {
  const rules = questions.map((_, index) => {
    const earlier = questions.slice(0, index);
    return fc.record({ show: anyRule(earlier), skip: anyRule(earlier), end: anyRule(earlier) });
  });
  return fc
    .tuple(...rules)
    .map((all) => questions.map((question, index) => ({ ...question, ...all[index] })));
}

const anyQuestions = (maxLength: number): fc.Arbitrary<Question[]> =>
  fc
    .uniqueArray(anyKey, { minLength: 1, maxLength })
    .chain((keys) =>
      fc.tuple(...keys.map((key) => anyQuestion.map((one): Question => ({ ...one, key })))),
    );

const surveyOf = (questions: fc.Arbitrary<Question[]>) =>
  fc.record({
    language: fc.constantFrom("en", "de-CH", "ar", "xx"),
    title: anyText,
    introduction: optionalText,
    questions,
    thanks: fc.record({ everyone: anyText, promoter: optionalText }),
  });

/** Any survey without rules that may be saved. */
export const anyDefinition: fc.Arbitrary<SurveyDefinition> = surveyOf(anyQuestions(12)).map(
  (definition) => SurveyDefinition.parse(definition),
);

/** Any survey that may be saved, with rules, and partly translated. */
export const anyRuledDefinition: fc.Arbitrary<SurveyDefinition> = surveyOf(
  anyQuestions(8).chain(withRules),
)
  .chain((definition) => {
    const places = textsOf(definition);
    const texts = fc.subarray(places.map(({ place }) => place));
    return texts.map((translated) => ({
      ...definition,
      translations: { ja: Object.fromEntries(translated.map((place) => [place, `訳 ${place}`])) },
    }));
  })
  // Rules at random may leave a question that nobody can reach.
  .filter((definition) => SurveyDefinition.safeParse(definition).success)
  .map((definition) => SurveyDefinition.parse(definition));
