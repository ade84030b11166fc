import { z } from "zod";
import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { readCursor, writeCursor } from "@/lib/ground/cursor";
import { OpaqueId } from "@/lib/ground/opaque-id";
import { Refusal } from "@/lib/ground/refusal";
import { isCustomer, timelineRows } from "./customer-timeline.store";

export const TimelineRequest = z.object({
  customerId: OpaqueId,
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(1_000).optional(),
});
export type TimelineRequest = z.infer<typeof TimelineRequest>;

const words = z.string().nullable();
const survey = z.object({ id: z.string(), name: words });
const entry = { id: z.string(), at: z.iso.datetime() };

const TimelineEntry = z.discriminatedUnion("kind", [
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

export const Timeline = z.object({ data: z.array(TimelineEntry), nextCursor: words });
export type Timeline = z.infer<typeof Timeline>;

/** The last entry shown: its moment and its id. */
const Place = z.tuple([z.iso.datetime(), z.uuid()]).transform(([at, id]) => ({ at, id }));

/** What happened with one customer, newest first: contacts, invitations, answers, purchases, referrals. */
export async function readTimeline(ctx: Context, input: TimelineRequest): Promise<Timeline> {
  permit(ctx, "customers.read");
  const { customerId, limit } = input;
  const after = input.cursor === undefined ? undefined : readCursor(input.cursor, Place);
  const rows = await inTransaction(ctx, async (tx) => {
    if (!(await isCustomer(tx, customerId))) {
      throw new Refusal("not-found", "There is no such customer.");
    }
    return timelineRows(tx, { customerId, limit: limit + 1, after });
  });
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    data: shown.map(({ kind, id, at, detail }) => TimelineEntry.parse({ kind, id, at, ...detail })),
    nextCursor: rows.length > limit && last ? writeCursor([last.at, last.id]) : null,
  };
}
