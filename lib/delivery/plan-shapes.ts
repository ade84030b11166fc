import { z } from "zod";
import { type PlannedKind, plannedKinds } from "@/lib/delivery/kinds";
import { OpaqueId } from "@/lib/ground/opaque-id";
import { isStorable } from "@/lib/ground/storable";
import { LanguageTag } from "@/lib/surveys/said";

const Kind = z.enum(plannedKinds);
const day = 86_400;

/** More than these an invitation does not try. */
export const mostChannels = 3;
const isDistinct = (kinds: readonly PlannedKind[]) => new Set(kinds).size === kinds.length;

/** By which channels customers are asked: first choice first, then what is tried when that fails for good. */
export const ChannelOrder = z
  .array(Kind)
  .min(1, "Choose at least one.")
  .max(mostChannels, `At most ${mostChannels} channels.`)
  .refine(isDistinct, "Choose each channel once.");

const ownWords = {
  /** In the place of the survey's title; null: the title. */
  subject: z.string().nullable().default(null),
  /**
   * In the place of the survey's introduction, and of the question where there is room for no more
   * than a sentence; null: those.
   */
  opening: z.string().nullable().default(null),
};

/** What a reminder says in the place of the survey's own words. */
export interface OwnWords {
  subject: string | null;
  opening: string | null;
}

/** The same in the survey's language, and in others. */
export interface ReminderWords extends OwnWords {
  translations: Readonly<Record<string, OwnWords>>;
}

/** One more request to a customer who has not answered. */
export const Reminder = z.object({
  /** After the request before it. */
  afterSeconds: z
    .int()
    .min(3600)
    .max(60 * day),
  /** Null: the channel of the request before it. */
  channel: Kind.nullable(),
  ...ownWords,
  /** By language: whoever reads another than the survey is written in. */
  translations: z.record(z.string(), z.object(ownWords)).default({}),
});
export type Reminder = z.infer<typeof Reminder>;

/** How a survey reaches its customers. */
export interface Plan {
  channels: PlannedKind[];
  reminders: Reminder[];
}

/** Surveys of which nobody has said anything else go out by mail, once. */
export const plainPlan: Plan = { channels: ["email"], reminders: [] };

export const mostReminders = 3;

const mostLanguages = 100;
const words = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `At most ${most} characters.`)
    .refine(isStorable, "Contains characters that cannot be stored.");
const typedWords = { subject: words(150), opening: words(500).default("") };

/** A survey's plan as its form has it. */
export const SavePlan = z.object({
  survey: OpaqueId,
  /** First choice, and what is tried when it fails for good or does not reach a customer. */
  first: Kind,
  second: z.union([z.literal(""), Kind]),
  third: z.union([z.literal(""), Kind]),
  reminders: z
    .array(
      z.object({
        afterDays: z.coerce
          .number("Enter a number.")
          .int("Enter a whole number.")
          .min(1, "At least a day.")
          .max(60, "At most 60 days."),
        channel: z.union([z.literal(""), Kind]),
        ...typedWords,
        translations: z
          .record(LanguageTag, z.object(typedWords))
          .refine((all) => Object.keys(all).length <= mostLanguages, "Too many languages.")
          .default({}),
      }),
    )
    .max(mostReminders, `At most ${mostReminders} reminders.`),
});
export type SavePlan = z.infer<typeof SavePlan>;

export const PlanOfSurvey = z.object({ surveyId: OpaqueId });
export type PlanOfSurvey = z.infer<typeof PlanOfSurvey>;
