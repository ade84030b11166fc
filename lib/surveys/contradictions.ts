import type { Definition } from "./definition";
import { keysBehind } from "./flow";
import type { Condition, Rule } from "./logic";
import { pipedSubjects } from "./pipes";
import { outcomeRoles, type Question, type ScaleQuestion } from "./question-kinds";
import { unreachable } from "./reach";
import { textsOfQuestion } from "./texts";

interface Contradiction {
  path: (string | number)[];
  message: string;
}

/** What a survey's parts say against each other, by the place in its definition. */
export function contradictions(definition: Definition): Contradiction[] {
  const found = [
    ...definition.questions.flatMap((question, index) =>
      [...alone(question), ...besideOthers(definition, index)].map(
        ({ path, message }): Contradiction => ({ path: ["questions", index, ...path], message }),
      ),
    ),
  ];
  // What nobody can reach is asked of rules that make sense only.
  if (found.length > 0) return found;
  return unreachable(definition).map((index) => ({
    path: ["questions", index, "show"],
    message: "Nobody can ever be asked this: no answers lead here.",
  }));
}

function alone(question: Question): Contradiction[] {
  const found = scaleProblems(question).map((message) => ({ path: ["scale"], message }));
  const misfit = roleProblem(question);
  if (misfit) found.push({ path: ["role"], message: misfit });
  if ("options" in question) {
    const keys = question.options.map(({ key }) => key);
    if (new Set(keys).size < keys.length) {
      found.push({ path: ["options"], message: "Two options have the same key." });
    }
  }
  if (question.kind === "date" && question.earliest && question.latest) {
    const message = "The last day comes before the first.";
    if (question.latest < question.earliest) found.push({ path: ["latest"], message });
  }
  return found;
}

function besideOthers(definition: Definition, index: number): Contradiction[] {
  const { questions } = definition;
  const question = questions[index];
  if (!question) return [];
  const before = questions.slice(0, index);
  const found: Contradiction[] = [];
  if (before.some(({ key }) => key === question.key)) {
    found.push({ path: ["key"], message: `Another question has the key ${question.key}.` });
  }
  const outcome = outcomeRoles.some((role) => role === question.role);
  if (outcome && before.some(({ role }) => role === question.role)) {
    found.push({ path: ["role"], message: `Only one question can be the ${question.role}.` });
  }
  const here = { definition, before };
  found.push(...ruleProblems(here, question.show, "show"));
  found.push(...ruleProblems(here, question.skip, "skip"));
  const including = { definition, before: [...before, question] };
  found.push(...ruleProblems(including, question.end, "end"));
  for (const { place, text } of textsOfQuestion(question)) {
    const message = pipedSubjects(text)
      .map((of) => lookProblem(here, of))
      .find(Boolean);
    const [, , field = "wording"] = place.split(".");
    if (message) found.push({ path: [field], message });
  }
  return found;
}

interface Here {
  definition: Definition;
  before: readonly Question[];
}

function ruleProblems(here: Here, rule: Rule | undefined, name: string): Contradiction[] {
  return (rule?.conditions ?? []).flatMap((condition, index) => {
    const message = lookProblem(here, condition.of) ?? valueProblem(here, condition);
    return message ? [{ path: [name, "conditions", index, "of"], message }] : [];
  });
}

/** Rules and texts look back only: that is why every way through a survey ends. */
function lookProblem({ definition, before }: Here, of: string): string | undefined {
  if (of !== "class" && !of.startsWith("answer.")) return undefined;
  const keys = keysBehind(definition, of);
  if (of === "class" && keys.length === 0) return "The class needs an NPS question.";
  if (keys.every((key) => before.some((question) => question.key === key))) return undefined;
  const exists = keys.every((key) => definition.questions.some((one) => one.key === key));
  return exists ? "This looks at a later question." : "This looks at a question that is not there.";
}

function valueProblem(here: Here, { of, is, values }: Condition): string | undefined {
  const asked = here.before.find(({ key }) => of === `answer.${key}`);
  if (!asked) return undefined;
  if (asked.kind === "statement") return "A statement has no answer.";
  const numeric = asked.kind === "scale" || asked.kind === "number";
  const bound = is === "at-least" || is === "at-most";
  if (bound && !numeric) return "Only numbers are more or less.";
  const impossible = values.find((value) => !canBe(asked, value));
  if (impossible === undefined) return undefined;
  return `${asked.label || asked.key} is never ${impossible}.`;
}

function canBe(question: Question, value: number | string): boolean {
  if (question.kind === "scale" || question.kind === "number") {
    return typeof value === "number" && value >= question.scale.min && value <= question.scale.max;
  }
  if (question.kind === "consent") return value === "yes";
  if (question.kind !== "choice" && question.kind !== "ranking") return true;
  const other = question.kind === "choice" && question.other !== undefined && value === "other";
  return other || question.options.some(({ key }) => key === value);
}

function scaleProblems(question: Question): string[] {
  if (question.kind !== "scale" && question.kind !== "number") return [];
  const { min, max } = question.scale;
  if (question.role === "nps" && (min !== 0 || max !== 10)) return ["NPS is asked from 0 to 10."];
  if (question.kind === "scale") return pointProblems(question);
  return min > max ? ["The scale ends before it begins."] : [];
}

function pointProblems({ scale: { min, max }, look }: ScaleQuestion): string[] {
  if (min >= max) return ["The scale ends before it begins."];
  if (max - min > 10) return ["A scale has at most 11 points; ask for a number instead."];
  const pictured = look === "stars" || look === "smileys";
  return pictured && (min !== 1 || max !== 5) ? ["Stars and smileys stand for 1 to 5."] : [];
}

function roleProblem({ role, kind }: Question): string | undefined {
  if (role === "nps" && kind !== "scale") return "NPS is asked as a scale.";
  if (role === "comment" && kind !== "text") return "A comment is a text.";
  const measured = role === "csat" || role === "ces" || role === "driver";
  const measures = kind === "scale" || kind === "number";
  return measured && !measures ? `A ${role} question needs a scale or a number.` : undefined;
}
