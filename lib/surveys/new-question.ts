import { type Option, outcomeRoles, type Question, type QuestionRole } from "./question-kinds";

/** What an editor may add: outcomes that are not asked yet, and any number of the others. */
export type Addable = (typeof outcomeRoles)[number] | (typeof always)[number];

const always = [
  "driver",
  "comment",
  "choice",
  "several",
  "ranking",
  "short",
  "number",
  "date",
  "consent",
  "contact",
  "callback",
  "statement",
] as const;

/** What a survey with these questions can still take. */
export function addable(questions: readonly { role: QuestionRole }[]): Addable[] {
  const asked = new Set(questions.map(({ role }) => role));
  return [...outcomeRoles.filter((role) => !asked.has(role)), ...always];
}

/** The first of "stem", "stem2", "stem3" … that is not taken. */
export function freeKey(stem: string, taken: Iterable<string>): string {
  const used = new Set(taken);
  for (let count = 1; ; count++) {
    const key = count === 1 ? stem : `${stem}${count}`;
    if (!used.has(key)) return key;
  }
}

/**
 * A question to begin with; a driver joins the sentence and the scale of the last one.
 *
 * @param published keys answers may be known by: what is asked anew is not counted with them, but
 *   an outcome always asks the same and takes its key up again
 */
export function newQuestion(
  what: Addable,
  questions: readonly Question[],
  published: Iterable<string>,
): Question {
  const known = outcomeRoles.some((role) => role === what) ? [] : published;
  const key = freeKey(what, [...questions.map((question) => question.key), ...known]);
  if (what !== "driver") return { ...beginnings[what], key };
  const last = questions.findLast((question) => question.role === "driver");
  if (last?.kind !== "scale") return { ...rating, key };
  const { scale, stem, look } = last;
  return { ...rating, scale, stem, look, key };
}

/**
 * An option to begin with, under a key that no other option of its question has or had.
 *
 * @param what what one is called
 * @param published keys of the question's options that answers may be known by
 */
export function newOption(
  what: string,
  options: readonly Option[],
  published: readonly string[],
): Option {
  const key = freeKey(what, [...options.map((option) => option.key), ...published]);
  return { key, label: `Another ${what}` };
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

const profile = { role: "profile", required: false } as const;
const two = () => [
  { key: "first", label: "First option" },
  { key: "second", label: "Second option" },
];

/** Every beginning but its key. */
type Beginning = Question extends infer Q ? (Q extends Question ? Omit<Q, "key"> : never) : never;

const beginnings: Record<Exclude<Addable, "driver">, Beginning> = {
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
  comment: {
    kind: "text",
    role: "comment",
    wording: "What else should we know?",
    label: "Comment",
    required: false,
  },
  choice: {
    ...profile,
    kind: "choice",
    wording: "Which of these fits best?",
    label: "Choice",
    options: two(),
    multiple: false,
  },
  several: {
    ...profile,
    kind: "choice",
    wording: "Which of these apply?",
    label: "Choices",
    options: two(),
    multiple: true,
  },
  ranking: {
    ...profile,
    kind: "ranking",
    wording: "What matters most to you?",
    label: "Ranking",
    options: two(),
  },
  short: {
    ...profile,
    kind: "text",
    wording: "What is your customer number?",
    label: "Short text",
    short: true,
  },
  number: {
    ...profile,
    kind: "number",
    wording: "How many times have you called us?",
    label: "Number",
    scale: { min: 0, max: 100, minLabel: "", maxLabel: "" },
  },
  date: { ...profile, kind: "date", wording: "On which day was it?", label: "Day" },
  consent: {
    ...profile,
    kind: "consent",
    wording: "You may quote what I wrote.",
    label: "Consent",
  },
  contact: {
    ...profile,
    kind: "contact",
    wording: "How can we reach you?",
    label: "Contact",
    parts: ["name", "email"],
  },
  callback: {
    ...profile,
    kind: "callback",
    wording: "Shall we call you back?",
    label: "Call back",
    options: [
      { key: "morning", label: "In the morning" },
      { key: "afternoon", label: "In the afternoon" },
    ],
  },
  statement: {
    ...profile,
    required: false,
    kind: "statement",
    wording: "Something to read",
    label: "Statement",
  },
};
