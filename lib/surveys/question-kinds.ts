import { z } from "zod";
import { Rule } from "./logic";
import { longestText, someWords, words } from "./said";

export const outcomeRoles = ["nps", "csat", "ces"] as const;
export const questionRoles = [...outcomeRoles, "driver", "comment", "profile"] as const;
export type OutcomeRole = (typeof outcomeRoles)[number];
export type QuestionRole = (typeof questionRoles)[number];

/** A question's stable name: what answers, exports and analysis call it in every version. */
const QuestionKey = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_-]{0,63}$/, "Use letters, digits, - and _, starting with a letter.");

const flow = {
  /** Asked only if this holds. */
  show: Rule.optional(),
  /** Not asked if this holds. */
  skip: Rule.optional(),
  /** If this holds once the question is answered, nothing further is asked. */
  end: Rule.optional(),
  /** Begins a new page. */
  newPage: z.boolean().optional(),
};
const asked = {
  key: QuestionKey,
  role: z.enum(questionRoles),
  /** What the customer reads. */
  wording: someWords(500),
  /** What reports call it: short and neutral. */
  label: someWords(80),
  hint: words(200).optional(),
  required: z.boolean().default(false),
  ...flow,
};
/** Everything but outcomes, drivers and comments describes who answers. */
const profiled = { ...asked, role: z.literal("profile").default("profile") };
const ends = { minLabel: words(60).default(""), maxLabel: words(60).default("") };

/** One tap on one of up to eleven whole numbers: NPS, CSAT, CES and the ratings of drivers. */
export const ScaleQuestion = z.object({
  ...asked,
  kind: z.literal("scale"),
  scale: z.object({ min: z.int().min(-10).max(10), max: z.int().min(-9).max(11), ...ends }),
  /** How the points look; stars and smileys stand for 1 to 5. */
  look: z.enum(["numbers", "stars", "smileys"]).optional(),
  /** Begins the sentence that neighbouring ratings end ("How satisfied were you with …"). */
  stem: someWords(200).optional(),
  /** Neighbouring ratings of one stem that say so change places from response to response. */
  shuffled: z.boolean().optional(),
});
export type ScaleQuestion = z.infer<typeof ScaleQuestion>;

/** A typed number, as imported measurements need it. */
export const NumberQuestion = z.object({
  ...asked,
  kind: z.literal("number"),
  scale: z.object({ min: z.number(), max: z.number(), ...ends }),
});
export type NumberQuestion = z.infer<typeof NumberQuestion>;

/** Free words, on one line or several. */
export const TextQuestion = z.object({
  ...asked,
  kind: z.literal("text"),
  short: z.boolean().optional(),
});
export type TextQuestion = z.infer<typeof TextQuestion>;

const Option = z.object({
  /** Stable, as the question's key: what answers hold. */
  key: QuestionKey.refine((key) => !["other", "otherText"].includes(key), "Use another key."),
  label: someWords(200),
});
export type Option = z.infer<typeof Option>;
const options = z.array(Option).min(1, "Add an option.").max(50);

/** One of several options, or as many as fit. */
export const ChoiceQuestion = z.object({
  ...profiled,
  kind: z.literal("choice"),
  options,
  multiple: z.boolean().default(false),
  /** A last option with a line to write on; its words. */
  other: someWords(200).optional(),
  /** Options change places from response to response; "other" stays last. */
  shuffled: z.boolean().optional(),
});
export type ChoiceQuestion = z.infer<typeof ChoiceQuestion>;

/** Options put in order, the first the most important. */
export const RankingQuestion = z.object({
  ...profiled,
  kind: z.literal("ranking"),
  options: options.min(2, "Add a second option.").max(12),
  shuffled: z.boolean().optional(),
});
export type RankingQuestion = z.infer<typeof RankingQuestion>;

/** A day. */
export const DateQuestion = z.object({
  ...profiled,
  kind: z.literal("date"),
  earliest: z.iso.date().optional(),
  latest: z.iso.date().optional(),
});
export type DateQuestion = z.infer<typeof DateQuestion>;

/** A box to tick; the answer is "yes" or none. */
export const ConsentQuestion = z.object({ ...profiled, kind: z.literal("consent") });
export type ConsentQuestion = z.infer<typeof ConsentQuestion>;

export const contactParts = ["name", "email", "phone"] as const;
export type ContactPart = (typeof contactParts)[number];

/** How the customer can be reached. */
export const ContactQuestion = z.object({
  ...profiled,
  kind: z.literal("contact"),
  parts: z.array(z.enum(contactParts)).min(1, "Ask for something.").max(contactParts.length),
});
export type ContactQuestion = z.infer<typeof ContactQuestion>;

/** A telephone number to be called back at, and when. */
export const CallbackQuestion = z.object({
  ...profiled,
  kind: z.literal("callback"),
  /** The times offered. */
  options: options.max(12),
});
export type CallbackQuestion = z.infer<typeof CallbackQuestion>;

/** Something to read between questions; nothing to answer. */
export const Statement = z.object({
  ...profiled,
  kind: z.literal("statement"),
  required: z.literal(false).default(false),
  /** The paragraphs below the heading. */
  text: words(longestText).optional(),
});
export type Statement = z.infer<typeof Statement>;

export const Question = z.discriminatedUnion("kind", [
  ScaleQuestion,
  NumberQuestion,
  TextQuestion,
  ChoiceQuestion,
  RankingQuestion,
  DateQuestion,
  ConsentQuestion,
  ContactQuestion,
  CallbackQuestion,
  Statement,
]);
export type Question = z.infer<typeof Question>;
