import fc from "fast-check";
import { expect, test } from "vitest";
import type { SurveyDefinition } from "../shapes";
import { surveyTemplates } from "../templates";
import { comment, csat, nps, rating } from "../templates/parts";
import { anyDefinition, anyText } from "../test-definitions";
import { renderNotice, renderSurvey } from "./render";

const organization = "Northwind";
const page = (definition: SurveyDefinition, rest = {}) =>
  renderSurvey({ definition, organization, ...rest });

/** The tags of a page with every attribute value emptied: its skeleton. */
function skeleton(markup: string): string[] {
  return (markup.match(/<[^>]*>/g) ?? []).map((tag) => tag.replace(/"[^"]*"/g, '""'));
}

/** The same survey in plain words: equal texts stay equal, and only the texts differ. */
function inPlainWords(definition: SurveyDefinition): SurveyDefinition {
  const texts = ["wording", "label", "hint", "minLabel", "maxLabel", "title", "introduction"];
  const said: unknown[] = [];
  const plain = (text: unknown) => {
    if (!said.includes(text)) said.push(text);
    return `word${said.indexOf(text)}`;
  };
  return JSON.parse(
    JSON.stringify(definition, (name, value) =>
      [...texts, "other", "text"].includes(name) && value ? plain(value) : value,
    ),
  );
}

test("any survey renders, and no text in it makes or changes a tag", () => {
  fc.assert(
    fc.property(anyDefinition, anyText, anyText, (definition, typed, complaint) => {
      fc.pre(!/^(-?\d+|on|yes)$/.test(typed) && !optionKeysOf(definition).includes(typed));
      const filled = (text: string, problem: string) => ({
        given: Object.fromEntries(definition.questions.map(({ key }) => [key, text])),
        problems: Object.fromEntries(definition.questions.map(({ key }) => [key, problem])),
      });
      const hostile = page(definition, filled(typed, complaint));
      const plain = page(inPlainWords(definition), filled("x", "x"));
      expect(skeleton(hostile)).toEqual(skeleton(plain));
    }),
  );
});

function optionKeysOf({ questions }: SurveyDefinition): string[] {
  return questions
    .flatMap((asked) => ("options" in asked ? asked.options : []))
    .map(({ key }) => key);
}

test("a rating is one radio group with a legend, and its ends are said with their number", () => {
  const ratings = [nps(), rating("waiting", "the wait", "Waiting"), csat("How was it?")];
  const markup = page({
    language: "en",
    title: "Ratings",
    questions: [...ratings, comment("Why?")],
    thanks: { everyone: "Thanks." },
  });
  for (const { key } of ratings) {
    const [group, ...others] = (markup.match(/<fieldset[\s\S]*?<\/fieldset>/g) ?? []).filter(
      (one) => one.includes(`name="${key}"`),
    );
    expect(others).toEqual([]);
    expect(group?.match(/<legend>/g)).toHaveLength(1);
  }
  expect(markup.match(/<fieldset/g)).toHaveLength(ratings.length);
  expect(markup).toContain("10 = Extremely likely");
});

test("neighbouring ratings of one stem stand under it once", () => {
  const [template] = surveyTemplates;
  const markup = template && page(template.definition);
  expect(markup?.match(/<h2 dir="auto">How would you rate …/g)).toHaveLength(1);
});

test("what was given is in the fields again, a first line break included", () => {
  const [template] = surveyTemplates;
  const markup = template && page(template.definition, { given: { nps: "9", comment: "\n<b>" } });
  expect(markup).toMatch(/value="9" checked/);
  expect(markup?.match(/ checked/g)).toHaveLength(1);
  expect(markup).toContain('dir="auto">\n\n&lt;b&gt;</textarea>');
});

test("a complaint stands in the summary, beside its field, and in the title", () => {
  const [template] = surveyTemplates;
  const problems = { nps: "Choose a number from 0 to 10." };
  const markup = template && page(template.definition, { problems });
  expect(markup).toContain('<a href="#q-nps">Choose a number from 0 to 10.');
  expect(markup).toContain('aria-describedby="q-nps-problem" aria-invalid="true"');
  expect(markup).toContain("<title>Please check your answers");
});

test("the page names nobody else's server", () => {
  for (const { definition } of surveyTemplates) {
    expect(page(definition)).not.toMatch(/(src|href|action)="(https?:)?\/\//);
  }
});

test("a notice escapes what it keeps", () => {
  const kept = [{ label: "<i>", text: "<script>" }];
  const said = ["a & b"];
  const markup = renderNotice({
    language: "en",
    organization,
    heading: "Ended",
    mood: "sorry",
    said,
    kept,
  });
  expect(markup).toContain("&lt;script&gt;");
  expect(markup).toContain("a &amp; b");
  expect(markup).not.toContain("<script>");
});
