import { z } from "zod";
import { OpaqueId } from "@/lib/ground/opaque-id";
import { suppressionReasons } from "@/lib/touchpoints/sampling";

const day = 86_400;
const Key = z.string().trim().min(1).max(200);
const Keys = z.array(Key).max(200);

const rules = {
  active: z.boolean(),
  /** Touchpoints and channels it speaks of, by key; an empty list means all. */
  touchpoints: Keys,
  channels: Keys,
  /** From the interaction to the message. */
  delaySeconds: z
    .int("Enter a whole number.")
    .min(0, "At least 0.")
    .max(90 * day, "At most 90 days."),
  /** Part of the matching interactions that is asked, 0–1. */
  share: z.number("Enter a number.").min(0, "At least 0.").max(1, "At most everyone."),
  /** How long a customer is left alone after being asked by any survey. */
  restPeriodSeconds: z
    .int("Enter a whole number.")
    .min(0, "At least 0.")
    .max(1825 * day, "At most 5 years."),
  /** How long the survey can be answered after it was due. */
  expiresAfterSeconds: z
    .int("Enter a whole number.")
    .min(3600, "At least an hour.")
    .max(365 * day, "At most a year."),
};

/** A new trigger; what is not said is: everyone, at once, but nobody twice within 30 days. */
export const CreateTrigger = z.object({
  survey: OpaqueId,
  active: rules.active.default(true),
  touchpoints: rules.touchpoints.default([]),
  channels: rules.channels.default([]),
  delaySeconds: rules.delaySeconds.default(0),
  share: rules.share.default(1),
  restPeriodSeconds: rules.restPeriodSeconds.default(30 * day),
  expiresAfterSeconds: rules.expiresAfterSeconds.default(30 * day),
});
export type CreateTrigger = z.infer<typeof CreateTrigger>;

export const EditTrigger = z.object({ triggerId: OpaqueId, ...z.object(rules).partial().shape });
export type EditTrigger = z.infer<typeof EditTrigger>;

export const OneTrigger = z.object({ triggerId: OpaqueId });
export type OneTrigger = z.infer<typeof OneTrigger>;

export const ListTriggers = z.object({
  survey: OpaqueId.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.uuid("This cursor does not belong to this list.").optional(),
});
export type ListTriggers = z.infer<typeof ListTriggers>;

export const Trigger = z.object({
  id: z.string(),
  survey: z.string(),
  ...rules,
  touchpoints: z.array(z.string()),
  channels: z.array(z.string()),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
export type Trigger = z.infer<typeof Trigger>;

export const TriggerList = z.object({ data: z.array(Trigger), nextCursor: z.uuid().nullable() });
export type TriggerList = z.infer<typeof TriggerList>;

/** Which interaction to try a trigger on: its id, or the external id its system gave it. */
export const TryTrigger = z.object({ triggerId: OpaqueId, interaction: Key });
export type TryTrigger = z.infer<typeof TryTrigger>;

/** What a trigger would do with an interaction now; nothing is stored and nobody is asked. */
export const TriggerTrial = z.object({
  decision: z.enum(["invited", "suppressed"]),
  reason: z.enum(suppressionReasons).nullable(),
  /** Every rule that speaks against asking. */
  reasons: z.array(z.enum(suppressionReasons)),
  dueAt: z.iso.datetime().nullable(),
  expiresAt: z.iso.datetime().nullable(),
});
export type TriggerTrial = z.infer<typeof TriggerTrial>;

/** What is stored of a decision beside its first reason. */
export const DecisionDetail = z.object({
  reasons: z.array(z.enum(suppressionReasons)),
  triggerId: z.uuid().nullable(),
  surveyId: z.uuid().nullable(),
  invitationId: z.uuid().nullable(),
});
export type DecisionDetail = z.infer<typeof DecisionDetail>;

/** The decisions a page asks for: an address somebody changed by hand still shows a list. */
export const DecisionQuery = z.object({
  reason: z
    .enum([...suppressionReasons, "invited"])
    .optional()
    .catch(undefined),
  cursor: z.string().max(200).optional().catch(undefined),
  limit: z.int().min(1).max(200).catch(25),
});
export type DecisionQuery = z.infer<typeof DecisionQuery>;

export const delayUnits = { minutes: 60, hours: 3600, days: day } as const;
export type DelayUnit = keyof typeof delayUnits;

const amount = (max: number, unit: string) =>
  z.coerce
    .number("Enter a number.")
    .int("Enter a whole number.")
    .min(0, "At least 0.")
    .max(max, `At most ${max}${unit}.`);

/** A survey's trigger as its form has it, in the units of people. */
export const SaveTrigger = z
  .object({
    survey: OpaqueId,
    active: z.boolean(),
    touchpoints: Keys,
    channels: Keys,
    delay: amount(10_000, ""),
    delayUnit: z.enum(["minutes", "hours", "days"]),
    sharePercent: z.coerce
      .number("Enter a number.")
      .min(0, "At least 0.")
      .max(100, "At most 100 %."),
    restPeriodDays: amount(1825, " days"),
    expiresAfterDays: amount(365, " days").min(1, "At least a day."),
  })
  .refine(({ delay, delayUnit }) => delay * delayUnits[delayUnit] <= 90 * day, {
    path: ["delay"],
    message: "At most 90 days.",
  });
export type SaveTrigger = z.infer<typeof SaveTrigger>;
