import type { Definition } from "@/lib/surveys/definition";
import type { Condition } from "@/lib/surveys/logic";
import type { Question } from "@/lib/surveys/question-kinds";

export interface Subject {
  value: string;
  label: string;
}

interface SubjectGroup {
  label: string;
  choices: Subject[];
}

const facts: SubjectGroup[] = [
  {
    label: "Customer",
    choices: [
      { value: "customer.segment", label: "Segment" },
      { value: "customer.locale", label: "Language" },
      { value: "customer.preferredChannel", label: "Preferred channel" },
    ],
  },
  {
    label: "Interaction",
    choices: [
      { value: "interaction.touchpoint", label: "Touchpoint" },
      { value: "interaction.channel", label: "Channel" },
      { value: "interaction.team", label: "Team" },
      { value: "interaction.agent", label: "Agent" },
    ],
  },
];

/** What a rule at this place may look at; a subject of another survey's making stays as it is. */
export function subjectsFor(
  { questions }: Definition,
  upTo: number,
  current: string,
): SubjectGroup[] {
  const asked = questions.slice(0, upTo).filter(({ kind }) => kind !== "statement");
  const answers = asked.map(({ key, label, wording }) => ({
    value: `answer.${key}`,
    label: label || wording || key,
  }));
  const classed = asked.some(({ role }) => role === "nps");
  const groups = [
    {
      label: "Answers",
      choices: [
        ...answers,
        ...(classed ? [{ value: "class", label: "Promoter, passive or detractor" }] : []),
      ],
    },
    ...facts,
  ].filter(({ choices }) => choices.length > 0);
  const known = groups.some(({ choices }) => choices.some(({ value }) => value === current));
  return known
    ? groups
    : [...groups, { label: "Other", choices: [{ value: current, label: current }] }];
}

/** The values a subject can have, where they are few; numbers for scales. */
export function valuesOf(
  { questions }: Definition,
  subject: string,
): { value: string | number; label: string }[] | "number" | "text" {
  if (subject === "class") {
    return ["promoter", "passive", "detractor"].map((value) => ({ value, label: `${value}s` }));
  }
  const question = questions.find(({ key }) => subject === `answer.${key}`);
  if (!question) return subject.startsWith("interaction.kpi.") ? "number" : "text";
  return valuesOfAnswer(question);
}

function valuesOfAnswer(question: Question) {
  if (question.kind === "scale") {
    const { min, max } = question.scale;
    return Array.from({ length: max - min + 1 }, (_, step) => ({
      value: min + step,
      label: String(min + step),
    }));
  }
  if (question.kind === "number") return "number" as const;
  if (question.kind === "consent") return [{ value: "yes", label: "ticked" }];
  if (question.kind !== "choice") return "text" as const;
  const other =
    question.other === undefined ? [] : [{ value: "other", label: question.other || "Other" }];
  return [...question.options.map(({ key, label }) => ({ value: key, label })), ...other];
}

const tests: Record<Condition["is"], string> = {
  "one-of": "is one of",
  "none-of": "is none of",
  "at-least": "is at least",
  "at-most": "is at most",
  answered: "is answered",
  unanswered: "is not answered",
};

/** What can be asked of a subject. */
export function testsFor(definition: Definition, subject: string) {
  const question = definition.questions.find(({ key }) => subject === `answer.${key}`);
  const numeric = question?.kind === "scale" || question?.kind === "number";
  const bounded = numeric || subject.startsWith("interaction.kpi.");
  const listed = question?.kind !== "text" && question?.kind !== "contact";
  const known = question !== undefined;
  return (Object.entries(tests) as [Condition["is"], string][])
    .filter(([is]) => {
      if (is === "at-least" || is === "at-most") return bounded;
      return is === "one-of" || is === "none-of" ? listed : true;
    })
    .map(([value, label]) => ({
      value,
      label: known ? label : label.replace("answered", "known"),
    }));
}
