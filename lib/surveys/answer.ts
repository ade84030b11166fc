import { z } from "zod";
import { longestText } from "./said";

/** Where an answer stands: a question's key, or a part of a question such as `contact.email`. */
export const AnswerKey = z
  .string()
  .regex(
    /^[A-Za-z][A-Za-z0-9_-]{0,63}(\.(otherText|name|email|phone|time))?$/,
    "Use a question's key.",
  );

/** A number, a text or an option's key; several options' keys, in the order of a ranking. */
export const Answer = z.union([
  z.number(),
  z.string().max(longestText * 2),
  z.array(z.string().max(64)).max(50),
]);
export type Answer = z.infer<typeof Answer>;
/** Answers by key; what was not answered is absent. */
export type Answers = Record<string, Answer>;

/** The answer to one question, never a property every object inherits. */
export function answerTo<T>(answers: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(answers, key) ? answers[key] : undefined;
}
