import { outcomeRoles, type Question, type QuestionRole } from "./question-kinds";

/** What an editor may add: outcomes that are not asked yet, and any number of the others. */
export type AddableRole = Exclude<QuestionRole, "profile">;

/** The roles a survey with these questions can still take, drivers and comments first. */
export function addableRoles(questions: readonly { role: QuestionRole }[]): AddableRole[] {
  const asked = new Set(questions.map(({ role }) => role));
  return ["driver", "comment", ...outcomeRoles.filter((role) => !asked.has(role))];
}

function freeKey(stem: string, taken: ReadonlySet<string>): string {
  for (let count = 1; ; count++) {
    const key = count === 1 ? stem : `${stem}${count}`;
    if (!taken.has(key)) return key;
  }
}

/** A question to begin with; a driver joins the sentence and the scale of the last one. */
export function newQuestion(role: AddableRole, questions: readonly Question[]): Question {
  const key = freeKey(role, new Set(questions.map((question) => question.key)));
  if (role === "comment") {
    const wording = "What else should we know?";
    return { kind: "text", key, role, wording, label: "Comment", required: false };
  }
  if (role !== "driver") return { ...outcomes[role], key };
  const last = questions.findLast((question) => question.role === "driver");
  const { scale, stem } = last?.kind === "scale" ? last : rating;
  return { ...rating, scale, stem, key };
}

const rating = {
  kind: "scale",
  role: "driver",
  wording: "",
  label: "",
  required: false,
  stem: "How would you rate …",
  scale: { min: 1, max: 5, minLabel: "Very poor", maxLabel: "Excellent" },
} as const;

const outcomes = {
  nps: {
    kind: "scale",
    role: "nps",
    wording: "How likely are you to recommend us to a friend or colleague?",
    label: "Likelihood to recommend",
    required: true,
    scale: { min: 0, max: 10, minLabel: "Not at all likely", maxLabel: "Extremely likely" },
  },
  csat: {
    kind: "scale",
    role: "csat",
    wording: "How satisfied are you?",
    label: "Satisfaction",
    required: true,
    scale: { min: 1, max: 5, minLabel: "Very dissatisfied", maxLabel: "Very satisfied" },
  },
  ces: {
    kind: "scale",
    role: "ces",
    wording: "We made it easy for you to do what you came for.",
    label: "Ease",
    required: true,
    scale: { min: 1, max: 7, minLabel: "Strongly disagree", maxLabel: "Strongly agree" },
  },
} as const;
