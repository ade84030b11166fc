import { z } from "zod";
import type { Draft } from "@/components/builder/draft";

const Kept = z.object({ revision: z.number(), draft: z.custom<Draft>(isDraft) });
type Kept = z.infer<typeof Kept>;

function isDraft(value: unknown): boolean {
  return z.object({ name: z.string(), definition: z.looseObject({}) }).safeParse(value).success;
}

const nameOf = (surveyId: string) => `vocal.draft.${surveyId}`;

/** Keeps what is not saved yet in this browser, so that neither a reload nor a lost connection loses it. */
export function keepDraft(surveyId: string, kept: Kept): void {
  try {
    localStorage.setItem(nameOf(surveyId), JSON.stringify(kept));
  } catch {
    // A browser that keeps nothing still saves to the server; there is nothing better to do here.
  }
}

/** Forgets it, once the server has it. */
export function forgetDraft(surveyId: string): void {
  try {
    localStorage.removeItem(nameOf(surveyId));
  } catch {
    // As above: nothing was kept.
  }
}

/** What this browser still has of a survey that was never saved. */
export function keptDraft(surveyId: string): Kept | undefined {
  try {
    const text = localStorage.getItem(nameOf(surveyId));
    return text === null ? undefined : Kept.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
