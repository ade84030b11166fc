import { z } from "zod";

export const answerClasses = ["promoter", "passive", "detractor"] as const;
export type AnswerClass = (typeof answerClasses)[number];

const maybe = z.number().nullable();

/** Who is still a customer so many months after their first answer; limits where 0 < share < 1. */
const RetentionPoint = z.object({ months: z.int(), share: z.number(), low: maybe, high: maybe });
export type RetentionPoint = z.infer<typeof RetentionPoint>;

const RetentionCurve = z.object({
  class: z.enum(answerClasses),
  n: z.int(),
  left: z.int(),
  /** Month by month, as long as enough customers have been followed. */
  points: z.array(RetentionPoint),
});
export type RetentionCurve = z.infer<typeof RetentionCurve>;

/** Retention by the class of the first answer; nothing where nobody can be followed. */
export const Retention = z
  .object({
    curves: z.array(RetentionCurve),
    /** Classes that are too small to be shown. */
    withheld: z.int(),
    /** Whether the classes leave at one rate: the log-rank test's chance, null where there is none. */
    p: maybe,
  })
  .nullable();
export type Retention = z.infer<typeof Retention>;
