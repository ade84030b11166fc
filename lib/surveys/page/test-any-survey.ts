import fc from "fast-check";
import { expect } from "vitest";
import { answerTo } from "../answer";
import { checkAnswers } from "../answers";
import { walk } from "../flow";
import { slotsOf } from "../slots";
import { anyRuledDefinition } from "../test-definitions";
import { renderSurvey } from "./render";
import { stepOf } from "./step";
import { type PlayedForm, playedForm } from "./test-form";

const samples = {
  text: "It was fine, <b>really</b> 🙂",
  date: "2024-02-29",
  email: "ada@example.com",
  tel: "+44 20 7946 0000",
  number: "2,5",
};

/** Fills in a page as a customer might: everything, or only what must be. */
function filledIn({ fixed, offered }: PlayedForm, pick: () => number): Map<string, string> {
  const fields = new Map(fixed);
  const ranked = new Map<string, number>();
  for (const [name, values] of offered) {
    if (!Array.isArray(values)) fields.set(name, samples[values]);
    else if (values.join() === values.map((_, index) => index + 1).join() && name.includes(".")) {
      // A ranking's places: each its own, in the order of the page.
      const question = name.slice(0, name.indexOf("."));
      const place = (ranked.get(question) ?? 0) + 1;
      ranked.set(question, place);
      fields.set(name, String(place));
    } else fields.set(name, values[pick() % values.length] ?? "");
  }
  return fields;
}

const facts = fc.constantFrom<Facts[]>(
  {},
  { "customer.segment": "gold" },
  { "interaction.kpi.wait": 3 },
);

/**
 * Any survey renders on every page of any way through it, every way ends, what its pages let a
 * customer answer is accepted, and answers to what is not asked are not.
 */
export function tryAnySurvey(numRuns: number): void {
  const language = fc.constantFrom(undefined, "ja", "fr");
  const random = fc.infiniteStream(fc.nat());
  fc.assert(
    fc.property(anyRuledDefinition, facts, language, random, (definition, known, tag, stream) => {
      const seed = String(stream.next().value);
      const pick = () => stream.next().value;
      let fields = new Map<string, string>();
      let at: number | undefined = 0;
      for (let pages = 0; at !== undefined; pages++) {
        expect(pages).toBeLessThanOrEqual(definition.questions.length);
        const markup = renderSurvey({
          definition,
          organization: "Northwind",
          given: Object.fromEntries(fields),
          facts: known,
          seed,
          at,
          ...(tag && { language: tag }),
        });
        expect(markup).toContain("</html>");
        fields = filledIn(playedForm(markup), pick);
        const step = stepOf(definition, fields, { facts: known, seed });
        // Whoever is asked nothing that has an answer has said nothing: that alone is told.
        if (step.problems.some(({ code }) => code !== "required"))
          expect(step.problems).toEqual([]);
        if (step.problems.length > 0) {
          expect([step.problems, Object.keys(step.answers)]).toEqual([step.problems, []]);
          return;
        }
        at = step.at;
        if (at === undefined) nothingElse(definition, step.answers, known);
      }
    }),
    { numRuns },
  );
}

type Definition = Parameters<typeof walk>[0];
type Answers = Parameters<typeof walk>[1];
type Facts = NonNullable<Parameters<typeof walk>[2]>;

function nothingElse(definition: Definition, answers: Answers, known: Facts): void {
  expect(checkAnswers(definition, answers, { facts: known }).problems).toEqual([]);
  const asked = new Set(walk(definition, answers, known).map(({ question }) => question.key));
  const others = definition.questions.filter(({ key }) => !asked.has(key)).flatMap(slotsOf);
  for (const { key } of others) {
    expect(answerTo(answers, key)).toBeUndefined();
    const { problems } = checkAnswers(definition, { ...answers, [key]: 1 }, { facts: known });
    expect(problems.map(({ code }) => code)).toContain("not-asked");
  }
}
