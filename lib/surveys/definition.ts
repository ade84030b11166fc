import { z } from "zod";
import { Look } from "./look";
import { Question } from "./question-kinds";
import { LanguageTag, longestText, someWords, words } from "./said";

/** The closing words: for everyone, or in their stead for one class of the NPS answer. */
const Thanks = z.object({
  everyone: someWords(1_000),
  promoter: someWords(1_000).optional(),
  passive: someWords(1_000).optional(),
  detractor: someWords(1_000).optional(),
  /** Where the customer may go on to. */
  link: z
    .object({
      label: someWords(80),
      address: z.url({ protocol: /^https$/, error: "Use an address that begins with https://." }),
    })
    .optional(),
});

/** A survey's shape, whatever its parts say of each other: what a kept one is read with. */
export const Definition = z.object({
  /** What its texts are written in. */
  language: LanguageTag,
  title: someWords(150),
  introduction: words(longestText).optional(),
  questions: z.array(Question).min(1, "Add a question.").max(200),
  thanks: Thanks,
  look: Look.optional(),
  /** The texts in other languages, by language and place; what is missing is asked as written. */
  translations: z.record(LanguageTag, z.record(z.string().max(200), words(longestText))).optional(),
});
export type Definition = z.infer<typeof Definition>;
