import { expect, test } from "vitest";
import { SurveyDefinition } from "../shapes";
import { enhanceScript } from "./enhance";
import { renderSurvey } from "./render";
import { stepOf } from "./step";

const hostile = [
  `<img src=x onerror="window.hacked=1">`,
  `"><script>window.hacked=1</script>`,
  "</textarea></style></title></script><svg onload=window.hacked=1>",
  "‮مرحبا ‏<b>שלום</b>‬ 🙂👩‍👩‍👧‍👦",
  "{{7*7}} {answer.q0|javascript:window.hacked=1}",
];
const at = (index: number) => hostile[index % hostile.length] ?? "";
const long = (index: number) => at(index).repeat(10_000).slice(0, 10_000).trim();

/** Two hundred questions whose every text is as long as it may be, or an attack. */
const definition = SurveyDefinition.parse({
  title: at(0),
  introduction: at(1),
  language: "en",
  thanks: { everyone: at(2) },
  questions: Array.from({ length: 200 }, (_, index) => {
    const said = {
      key: `q${index}`,
      wording: at(index),
      label: at(index).slice(0, 80),
      hint: at(index + 1),
    };
    const option = { key: "o", label: at(index + 2) };
    if (index % 4 === 0) return { ...said, kind: "statement", text: long(index) };
    if (index % 4 === 1) return { ...said, kind: "choice", options: [option], other: at(index) };
    if (index % 4 === 2) return { ...said, kind: "text", role: "comment" };
    const scale = { min: 0, max: 10, minLabel: at(index).slice(0, 60), maxLabel: "🙂" };
    return { ...said, kind: "scale", role: "driver", scale };
  }),
});

const texts = definition.questions.filter(({ kind }) => kind === "text").map(({ key }) => key);

test("two hundred questions of the longest and worst texts render, and nothing of them is markup", () => {
  const given = Object.fromEntries(texts.map((key, index) => [key, long(index)]));
  const page = renderSurvey({ definition, organization: at(1), given, purpose: "answer" });
  expect(page.split("</html>")).toHaveLength(2);
  const tags = [...page.matchAll(/<([a-z0-9]+)[\s>]/g)].map(([, name]) => name);
  expect(tags.filter((name) => name === "script")).toHaveLength(1);
  expect(page).toContain(`<script>${enhanceScript}</script>`);
  expect(tags.filter((name) => ["img", "svg", "b"].includes(name ?? ""))).toEqual([]);
  expect(page).not.toMatch(/<[^>]*\son[a-z]+\s*=/);
});

test("answers of ten thousand characters each are taken as they are", () => {
  const fields = new Map(texts.map((key, index) => [key, long(index)]));
  const { answers, problems } = stepOf(definition, fields);
  expect(problems).toEqual([]);
  expect(answers).toEqual(Object.fromEntries(fields));
});
