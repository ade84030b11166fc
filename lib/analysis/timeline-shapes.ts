import { z } from "zod";
import { OpaqueId } from "@/lib/ground/opaque-id";

export const TimelineRequest = z.object({
  customerId: OpaqueId,
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(1_000).optional(),
});
export type TimelineRequest = z.infer<typeof TimelineRequest>;

const words = z.string().nullable();
const survey = z.object({ id: z.string(), name: words });
const entry = { id: z.string(), at: z.iso.datetime() };

export const TimelineEntry = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("interaction"),
    ...entry,
    externalId: words,
    channel: words,
    touchpoint: words,
    agent: words,
    team: words,
    kpis: z.record(z.string(), z.number()),
    decision: words,
    reason: words,
  }),
  z.object({
    kind: z.literal("invitation"),
    ...entry,
    survey,
    channel: z.string(),
    status: z.string(),
    /** When it is tried next, or was due last. */
    dueAt: z.iso.datetime().optional(),
    /** Why it was called off, failed or was passed on: a suppression's reason, or a sentence. */
    failure: words.optional(),
    /** What is the matter with it, in one phrase. */
    explanation: z.string().optional(),
  }),
  z.object({
    kind: z.literal("response"),
    ...entry,
    survey,
    answers: z.record(z.string(), z.union([z.string(), z.number()])),
    class: words,
  }),
  z.object({
    kind: z.literal("purchase"),
    ...entry,
    externalId: words,
    amount: z.number(),
    currency: z.string(),
    product: words,
    quantity: z.number().nullable(),
  }),
  z.object({
    kind: z.literal("referral"),
    ...entry,
    externalId: words,
    count: z.int(),
    referredId: words,
  }),
]);

/** Something that happened with a customer. */
export type PastEntry = z.infer<typeof TimelineEntry>;

export const Timeline = z.object({ data: z.array(TimelineEntry), nextCursor: words });
export type Timeline = z.infer<typeof Timeline>;
