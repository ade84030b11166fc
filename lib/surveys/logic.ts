import { z } from "zod";
import { someWords } from "./said";

const name = "[A-Za-z][A-Za-z0-9_-]{0,63}";
/** What a condition may look at, and what may be put into a text. */
export const subjectPattern =
  `answer\\.${name}|class|customer\\.(?:name|segment|locale|preferredChannel|attributes\\.${name})` +
  `|interaction\\.(?:channel|touchpoint|team|agent|kpi\\.${name})`;

const Subject = z
  .string()
  .regex(
    new RegExp(`^(?:${subjectPattern})$`),
    "Use answer.<key>, class, customer.<field> or interaction.<field>.",
  );

/** One thing that is so or not: of an earlier answer, the class, the customer or the interaction. */
export const Condition = z
  .object({
    of: Subject,
    is: z.enum(["answered", "unanswered", "one-of", "none-of", "at-least", "at-most"]),
    values: z
      .array(z.union([z.number(), someWords(200)]))
      .max(50)
      .default([]),
  })
  .superRefine(({ is, values }, context) => {
    const say = (message: string) =>
      context.addIssue({ code: "custom", path: ["values"], message });
    if ((is === "one-of" || is === "none-of") && values.length === 0) say("Choose a value.");
    const bound = is === "at-least" || is === "at-most";
    if (bound && (values.length !== 1 || typeof values[0] !== "number")) say("Give one number.");
  });
export type Condition = z.infer<typeof Condition>;

/** Conditions that must all hold, or of which one must. */
export const Rule = z.object({
  match: z.enum(["all", "any"]).default("all"),
  conditions: z.array(Condition).min(1, "Add a condition.").max(20),
});
export type Rule = z.infer<typeof Rule>;

/** True, false, or not to be known here: a form filled in elsewhere knows nothing of the customer. */
export type Truth = boolean | undefined;

export function and(truths: readonly Truth[]): Truth {
  if (truths.includes(false)) return false;
  return truths.includes(undefined) ? undefined : true;
}

export function not(truth: Truth): Truth {
  return truth === undefined ? undefined : !truth;
}

export function or(truths: readonly Truth[]): Truth {
  return not(and(truths.map(not)));
}

/** A value looked up by its subject: absent when there is none, "unknown" when nobody can say. */
export type Found = number | string | readonly string[] | undefined;
export type LookUp = (subject: string) => Found | typeof unknown;
export const unknown = Symbol("unknown");

/** Whether a rule holds for what `find` finds. */
export function holds({ match, conditions }: Rule, find: LookUp): Truth {
  const truths = conditions.map((condition) => meets(condition, find(condition.of)));
  return match === "all" ? and(truths) : or(truths);
}

function meets({ is, values }: Condition, found: Found | typeof unknown): Truth {
  if (found === unknown) return undefined;
  if (is === "answered") return found !== undefined;
  if (is === "unanswered") return found === undefined;
  if (is === "at-least" || is === "at-most") return withinBound(is, Number(values[0]), found);
  const among = values.some((value) => isOrHas(found, value));
  return is === "one-of" ? among : !among;
}

function withinBound(is: "at-least" | "at-most", bound: number, found: Found): boolean {
  if (typeof found !== "number") return false;
  return is === "at-least" ? found >= bound : found <= bound;
}

function isOrHas(found: Found, value: number | string): boolean {
  if (found === undefined) return false;
  if (typeof found === "object") return found.includes(String(value));
  return String(found) === String(value);
}
