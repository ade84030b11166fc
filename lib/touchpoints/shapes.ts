import { z } from "zod";
import { Label } from "@/lib/customers/shapes";
import { ChannelOrder } from "@/lib/delivery/plan-shapes";
import { SendingWindow } from "@/lib/delivery/sending-window";
import { Instant } from "@/lib/ground/moment";
import { OpaqueId } from "@/lib/ground/opaque-id";
import { isStorable } from "@/lib/ground/storable";
import { movers } from "@/lib/touchpoints/ask-moment";
import { Condition } from "@/lib/touchpoints/condition";
import { suppressionReasons } from "@/lib/touchpoints/sampling";

const day = 86_400;
const Keys = z.array(Label).max(200);

const rules = {
  /** What the team calls it; may be empty. */
  name: z.string().trim().max(100, "At most 100 characters.").refine(isStorable),
  active: z.boolean(),
  /** Higher is heard first: the first trigger that would ask, asks. */
  priority: z.int("Enter a whole number.").min(-100).max(100),
  /** Touchpoints and channels of the interactions it speaks of, by key; an empty list means all. */
  touchpoints: Keys,
  channels: Keys,
  /** What else must hold of the interaction and its customer. */
  conditions: Condition,
  /** It speaks of interactions from the one moment until before the other. */
  startsAt: Instant.nullable(),
  endsAt: Instant.nullable(),
  /** From the interaction to the message. */
  delaySeconds: z
    .int("Enter a whole number.")
    .min(0, "At least 0.")
    .max(90 * day, "At most 90 days."),
  /** Part of the matching interactions that is asked, 0–1. */
  share: z.number("Enter a number.").min(0, "At least 0.").max(1, "At most everyone."),
  /** The hours in which it asks, by the customer's clock; null for any. */
  window: SendingWindow.nullable(),
  /** How long a person is left alone after any survey; null for what the contact policy says. */
  restPeriodSeconds: z
    .int("Enter a whole number.")
    .min(0, "At least 0.")
    .max(1825 * day, "At most 5 years.")
    .nullable(),
  /** Whether an ask that the contact policy forbids now is dropped, or waits until it permits it. */
  whenResting: z.enum(["drop", "delay"]),
  /** How many it asks on one day at most; the others are asked on the days after. */
  dailyCap: z.int("Enter a whole number.").min(1, "At least 1.").max(10_000_000).nullable(),
  /**
   * By which channels it asks; null for what the survey's plan says. What the customer prefers goes first
   * if it is among them.
   */
  askBy: ChannelOrder.nullable(),
  /** How long the survey can be answered after it was due. */
  expiresAfterSeconds: z
    .int("Enter a whole number.")
    .min(3600, "At least an hour.")
    .max(365 * day, "At most a year."),
};

const inOrder = ({ startsAt, endsAt }: { startsAt?: string | null; endsAt?: string | null }) =>
  !startsAt || !endsAt || startsAt < endsAt;
const endsFirst = { path: ["endsAt"], message: "It ends before it starts." };

/** A new trigger; what is not said is: everyone, at once, as often as the contact policy permits. */
export const CreateTrigger = z
  .object({
    survey: OpaqueId,
    name: rules.name.default(""),
    active: rules.active.default(true),
    priority: rules.priority.default(0),
    touchpoints: rules.touchpoints.default([]),
    channels: rules.channels.default([]),
    conditions: rules.conditions.default([]),
    startsAt: rules.startsAt.default(null),
    endsAt: rules.endsAt.default(null),
    delaySeconds: rules.delaySeconds.default(0),
    window: rules.window.default(null),
    share: rules.share.default(1),
    restPeriodSeconds: rules.restPeriodSeconds.default(null),
    whenResting: rules.whenResting.default("drop"),
    dailyCap: rules.dailyCap.default(null),
    askBy: rules.askBy.default(null),
    expiresAfterSeconds: rules.expiresAfterSeconds.default(30 * day),
  })
  .refine(inOrder, endsFirst);
export type CreateTrigger = z.infer<typeof CreateTrigger>;

export const EditTrigger = z
  .object({ triggerId: OpaqueId, ...z.object(rules).partial().shape })
  .refine(inOrder, endsFirst);
export type EditTrigger = z.infer<typeof EditTrigger>;

export const OneTrigger = z.object({ triggerId: OpaqueId });
export type OneTrigger = z.infer<typeof OneTrigger>;

export const ListTriggers = z.object({
  survey: OpaqueId.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional(),
});
export type ListTriggers = z.infer<typeof ListTriggers>;

export const Trigger = z.object({
  id: z.string(),
  survey: z.string(),
  ...rules,
  name: z.string(),
  touchpoints: z.array(z.string()),
  channels: z.array(z.string()),
  startsAt: z.iso.datetime().nullable(),
  endsAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
export type Trigger = z.infer<typeof Trigger>;

export const TriggerList = z.object({ data: z.array(Trigger), nextCursor: z.string().nullable() });
export type TriggerList = z.infer<typeof TriggerList>;

/** What triggers are called and their surveys, by the triggers' ids; a name may be empty. */
export type TriggerNames = Readonly<Record<string, { name: string; survey: string }>>;

/** Which interaction to try a trigger on: its id, or the external id its system gave it. */
export const TryTrigger = z.object({ triggerId: OpaqueId, interaction: Label });
export type TryTrigger = z.infer<typeof TryTrigger>;

const Reasons = z.array(z.enum(suppressionReasons));

/** Other triggers that were heard, and what spoke against each. */
const HeardList = z.array(z.object({ triggerId: z.uuid(), reasons: Reasons }));

/** What a trigger would do with an interaction now; nothing is stored and nobody is asked. */
export const TriggerTrial = z.object({
  decision: z.enum(["invited", "suppressed"]),
  /** The trigger that would ask, or whose word it is that nobody is asked. */
  trigger: z.string().nullable(),
  survey: z.string().nullable(),
  reason: z.enum(suppressionReasons).nullable(),
  /** Every rule that speaks against asking. */
  reasons: Reasons,
  dueAt: z.iso.datetime().nullable(),
  expiresAt: z.iso.datetime().nullable(),
  /** What moved the moment away from interaction plus delay. */
  moved: z.array(z.enum(movers)),
  heard: HeardList,
});
export type TriggerTrial = z.infer<typeof TriggerTrial>;

/** What is stored of a decision beside its first reason: every rule it met. */
export const DecisionDetail = z.object({
  reasons: Reasons,
  triggerId: z.uuid().nullable(),
  surveyId: z.uuid().nullable(),
  invitationId: z.uuid().nullable(),
  dueAt: z.iso.datetime().nullable().default(null),
  moved: z.array(z.enum(movers)).default([]),
  heard: HeardList.default([]),
});
export type DecisionDetail = z.infer<typeof DecisionDetail>;

/** How many are asked on each day: days since 1 January 1970. */
export const AskedByDay = z.record(z.string().regex(/^-?\d{1,7}$/), z.int().min(0));

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
