import { z } from "zod";
import { CustomerMention } from "@/lib/customers/shapes";
import { Day, DayOrInstant, Instant } from "@/lib/ground/moment";
import { OpaqueId } from "@/lib/ground/opaque-id";
import { isStorable } from "@/lib/ground/storable";
import type { Interval } from "@/lib/stats/proportion";
import { Answer, AnswerKey } from "@/lib/surveys/answer";
import type { QuestionRole } from "@/lib/surveys/question-kinds";

const storable = "Contains characters that cannot be stored.";
const name = z.string().trim().min(1).max(200).refine(isStorable, storable);

const loyaltyClasses = ["promoter", "passive", "detractor"] as const;

const filter = {
  survey: OpaqueId.optional(),
  from: DayOrInstant.optional(),
  to: DayOrInstant.optional(),
  class: z.enum(loyaltyClasses).optional(),
  /** Words in an answer, or of the customer's name, e-mail or external id. */
  search: z.string().trim().max(200).refine(isStorable, storable).optional(),
};
export const ResponseFilter = z.object(filter);
export type ResponseFilter = z.infer<typeof ResponseFilter>;

export const ListResponses = z.object({
  ...filter,
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(1_000).optional(),
});
export type ListResponses = z.infer<typeof ListResponses>;

/** The list as a page asks for it: an address somebody changed by hand still shows a list. */
export const ResponseQuery = z.object({
  from: Day.optional().catch(undefined),
  to: Day.optional().catch(undefined),
  class: filter.class.catch(undefined),
  search: filter.search.catch(undefined),
  by: z.enum(["day", "week", "month"]).catch("month"),
  cursor: z.string().max(1_000).optional().catch(undefined),
});
export type ResponseQuery = z.infer<typeof ResponseQuery>;

export const exportFormats = ["csv", "jsonl"] as const;
export const ExportResponses = z.object({
  ...filter,
  format: z.enum(exportFormats).default("csv"),
});
/** The same as a page asks for it. */
export const ExportQuery = ResponseQuery.omit({ by: true, cursor: true }).extend({
  survey: OpaqueId,
  format: z.enum(exportFormats).catch("csv"),
});
export type ExportResponses = z.infer<typeof ExportResponses>;

/** The responses of one survey in some period. */
export type ResponsePeriod = Pick<ResponseFilter, "from" | "to"> & { survey: string };

/** How one scale was answered; no mean when nobody answered it, no interval for one answer. */
export interface QuestionResult {
  key: string;
  label: string;
  role: QuestionRole;
  min: number;
  max: number;
  /** Answers per step of the scale, lowest first. */
  counts: number[];
  n: number;
  mean?: number;
  ciLow?: number | null;
  ciHigh?: number | null;
}

/** How one choice or ranking was answered. */
export interface OptionResult {
  key: string;
  label: string;
  kind: "choice" | "ranking";
  /** Several could be chosen: shares then add up to more than one. */
  multiple: boolean;
  /** Who answered. */
  n: number;
  /** In the question's order; what only earlier versions offered comes last, by its key. */
  options: {
    key: string;
    label: string;
    /** Who chose it; of a ranking, who put it first. */
    chosen: number;
    /** In 0..1 of those who answered, with its 95 % interval; absent when nobody did. */
    share?: Interval & { value: number };
    /** Of a ranking: 1 is the first place; absent when nobody ranked it. */
    meanPlace?: number;
  }[];
}

/** How one question for a number was answered; without figures when nobody did. */
export interface NumberResult {
  kind: "number";
  key: string;
  label: string;
  n: number;
  mean?: number;
  /** 95 % limits of the mean; null for one answer. */
  ciLow?: number | null;
  ciHigh?: number | null;
  /** Quartiles. */
  lower?: number;
  median?: number;
  upper?: number;
  /** How many answers lie from here to there, the lowest first. */
  bins: { from: number; to: number; n: number }[];
}

export type SpanUnit = "month" | "year" | "decade" | "century";

/**
 * How one question for a day was answered. The earliest and the latest are one person's each: their
 * months are said (YYYY-MM), not their days; absent when nobody answered.
 */
export interface DateResult {
  kind: "date";
  key: string;
  label: string;
  n: number;
  earliest?: string;
  latest?: string;
  /** What days are counted by: months, unless they lie too far apart. */
  unit: SpanUnit;
  /** By the first day of each: YYYY-MM-DD. */
  spans: { first: string; n: number }[];
}

/** How often a consent was given. */
export interface ConsentResult {
  kind: "consent";
  key: string;
  label: string;
  /** Who came to the end of a version that asks for it. */
  n: number;
  given: number;
  /** In 0..1 of those, with its 95 % interval; absent when there are none. */
  share?: Interval & { value: number };
}

export type EntryResult = NumberResult | DateResult | ConsentResult;

/** A kept response. Interaction and customer are named by the caller's own id where they have one. */
export const Response = z.object({
  id: z.string(),
  externalId: z.string().nullable(),
  survey: z.string(),
  version: z.number(),
  customer: z
    .object({ id: z.string(), externalId: z.string().nullable(), name: z.string().nullable() })
    .nullable(),
  interaction: z.string().nullable(),
  answers: z.record(z.string(), Answer),
  class: z.enum(loyaltyClasses).nullable(),
  answeredAt: z.string(),
  receivedAt: z.string(),
  source: z.string(),
  partial: z.boolean(),
  /** When the page was opened, and when the customer said that this was all; null if unknown. */
  startedAt: z.string().nullable(),
  completedAt: z.string().nullable(),
  correctedAt: z.string().nullable(),
  /** Milliseconds spent on each question, by its key; null without a script. */
  durations: z.record(z.string(), z.number()).nullable(),
  device: z.enum(["phone", "tablet", "desktop"]).nullable(),
  /** Signs of carelessness. Such answers count as any other. */
  flags: z.array(z.enum(["speeder", "straight-liner"])),
});
export type Response = z.infer<typeof Response>;
export const ResponseList = z.object({
  data: z.array(Response),
  nextCursor: z.string().nullable(),
});
export type ResponseList = z.infer<typeof ResponseList>;

/** An answer given elsewhere: on the telephone, on paper, in a branch. */
export const RecordedResponse = z.object({
  externalId: name.optional(),
  /** The survey must be published. */
  survey: OpaqueId,
  customer: CustomerMention.optional(),
  /** The interaction's external id, or ours. */
  interaction: name.optional(),
  answers: z.record(AnswerKey, Answer.nullable()),
  answeredAt: Instant.optional(),
  source: z.string().trim().min(1).max(40).refine(isStorable, storable).default("api"),
  partial: z.boolean().default(false),
});
export type RecordedResponse = z.infer<typeof RecordedResponse>;
