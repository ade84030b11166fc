import { z } from "zod";
import { answerClasses } from "@/lib/value/retention/shapes";

const Estimate = z.object({ value: z.number(), low: z.number(), high: z.number() });
export type Estimate = z.infer<typeof Estimate>;

/** What customers of one class did in the half year after; nothing where nobody does such a thing. */
const ClassDeeds = z.object({
  class: z.enum(answerClasses),
  n: z.int(),
  /** Share who bought, and who wrote in their own words. */
  repurchase: Estimate.nullable(),
  feedback: Estimate.nullable(),
  /** Per customer. */
  products: Estimate.nullable(),
  referrals: Estimate.nullable(),
  /** Of how many customers referrals are known. */
  counted: z.int(),
  /** Of what was bought, against the half year before: 0.1 is a tenth more. */
  growth: Estimate.nullable(),
});
export type ClassDeeds = z.infer<typeof ClassDeeds>;

export const Deeds = z.object({
  /** YYYY-MM-DD: answers before it sort the customers, what came since is counted. */
  since: z.string(),
  classes: z.array(ClassDeeds),
  withheld: z.int(),
});
export type Deeds = z.infer<typeof Deeds>;
