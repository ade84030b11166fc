import type { ChoiceQuestion, ScaleQuestion, TextQuestion } from "../question-kinds";

/** A rating that ends the sentence of its grid. */
export function rating(key: string, wording: string, label: string): ScaleQuestion {
  return {
    kind: "scale",
    key,
    role: "driver",
    stem: "How would you rate …",
    wording,
    label,
    required: false,
    scale: { min: 1, max: 5, minLabel: "Very poor", maxLabel: "Excellent" },
  };
}

/** The open question, where customers say why. */
export function comment(wording: string): TextQuestion {
  return {
    kind: "text",
    key: "comment",
    role: "comment",
    wording,
    label: "Comment",
    required: false,
  };
}

/** The likelihood to recommend, from 0 to 10. */
export function nps(
  wording = "How likely are you to recommend us to a friend or colleague?",
): ScaleQuestion {
  return {
    kind: "scale",
    key: "nps",
    role: "nps",
    wording,
    label: "Likelihood to recommend",
    required: true,
    scale: { min: 0, max: 10, minLabel: "Not at all likely", maxLabel: "Extremely likely" },
  };
}

/** Satisfaction, from 1 to 5. */
export function csat(wording: string): ScaleQuestion {
  return {
    kind: "scale",
    key: "csat",
    role: "csat",
    wording,
    label: "Satisfaction",
    required: true,
    scale: { min: 1, max: 5, minLabel: "Very dissatisfied", maxLabel: "Very satisfied" },
  };
}

/** One of several reasons, or one's own. */
export function reason(
  key: string,
  wording: string,
  label: string,
  reasons: Readonly<Record<string, string>>,
): ChoiceQuestion {
  return {
    kind: "choice",
    key,
    role: "profile",
    wording,
    label,
    required: false,
    multiple: false,
    options: Object.entries(reasons).map(([option, words]) => ({ key: option, label: words })),
    other: "Something else",
  };
}
