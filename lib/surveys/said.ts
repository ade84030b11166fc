import { z } from "zod";
import { isStorable } from "@/lib/ground/storable";

/** The longest text a customer may write, in UTF-16 units as browsers count `maxlength`. */
export const longestText = 10_000;
/** The longest answer on one line: a name, a word of one's own beside the options. */
export const longestLine = 300;

/** Text that may be empty. */
export function words(max: number) {
  return z
    .string()
    .trim()
    .max(max, `Write at most ${max} characters.`)
    .refine(isStorable, "Contains characters that cannot be stored.");
}

/** Text that says something. */
export function someWords(max: number) {
  return words(max).min(1, "Write something here.");
}

/** A language tag such as `pt-BR`. */
export const LanguageTag = z
  .string()
  .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/, "Use a tag such as en.");
