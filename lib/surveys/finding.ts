export const findingCodes = [
  "logic",
  "no-outcome",
  "many-questions",
  "many-drivers",
  "two-in-one",
  "leading",
  "translation",
  "contrast",
  "logo-text",
] as const;

/** Something to look at before a survey is published, and where it is. */
export interface Finding {
  /** A problem forbids publishing; advice does not. */
  weight: "problem" | "advice";
  code: (typeof findingCodes)[number];
  message: string;
  /** In the definition, such as "questions.2.wording"; a language where texts are missing. */
  path: string;
}
