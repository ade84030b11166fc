import type { Addable } from "@/lib/surveys/new-question";
import type { Question, QuestionRole } from "@/lib/surveys/question-kinds";

const roleWords: Record<QuestionRole, string> = {
  nps: "NPS",
  csat: "CSAT",
  ces: "CES",
  driver: "Driver",
  comment: "Comment",
  profile: "Profile",
};

/** What a question is for, and how it is answered: "Driver", "1 to 5". */
export function kindWords(question: Question): { role: string; answered: string } {
  const role = question.kind === "statement" ? "Statement" : roleWords[question.role];
  return { role, answered: answeredWords(question) };
}

function answeredWords(question: Question): string {
  switch (question.kind) {
    case "scale":
      return `${question.scale.min} to ${question.scale.max}`;
    case "number":
      return `A number from ${question.scale.min} to ${question.scale.max}`;
    case "text":
      return question.short ? "One line of text" : "Free text";
    case "choice":
      return question.multiple ? "Several of a list" : "One of a list";
    case "ranking":
      return "Ranking";
    case "date":
      return "A day";
    case "consent":
      return "A box to tick";
    case "contact":
      return question.parts.join(", ");
    case "callback":
      return "Call back, with a time";
    case "statement":
      return "Nothing to answer";
  }
}

interface AddableGroup {
  label: string;
  choices: { what: Addable; label: string }[];
}

/** Everything that can be added, by what it is for. */
export const addableGroups: readonly AddableGroup[] = [
  {
    label: "Outcome",
    choices: [
      { what: "nps", label: "NPS, 0 to 10" },
      { what: "csat", label: "CSAT, 1 to 5" },
      { what: "ces", label: "CES, 1 to 7" },
    ],
  },
  {
    label: "Why",
    choices: [
      { what: "driver", label: "Driver" },
      { what: "comment", label: "Comment" },
    ],
  },
  {
    label: "Choice",
    choices: [
      { what: "choice", label: "One of a list" },
      { what: "several", label: "Several of a list" },
      { what: "ranking", label: "Ranking" },
    ],
  },
  {
    label: "Entry",
    choices: [
      { what: "short", label: "Short text" },
      { what: "number", label: "Number" },
      { what: "date", label: "Date" },
      { what: "consent", label: "Consent" },
    ],
  },
  {
    label: "Contact",
    choices: [
      { what: "contact", label: "Contact details" },
      { what: "callback", label: "Call me back" },
    ],
  },
  { label: "Page", choices: [{ what: "statement", label: "Statement" }] },
];
