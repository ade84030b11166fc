import { z } from "zod";
import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { type Timeline, TimelineEntry, type TimelineRequest } from "@/lib/analysis/timeline-shapes";
import { inTransaction } from "@/lib/db/transaction";
import { readCursor, writeCursor } from "@/lib/ground/cursor";
import { Refusal } from "@/lib/ground/refusal";
import { invitationStateOf } from "@/lib/touchpoints/explain-invitation";
import { InvitationState, Refused } from "@/lib/touchpoints/invitation-state";
import { isCustomer, type TimelineRow, timelineRows } from "./customer-timeline.store";

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
    data: shown.map((row) => TimelineEntry.parse(entryOf(row, ctx.now()))),
    nextCursor: rows.length > limit && last ? writeCursor([last.at, last.id]) : null,
  };
}

const Moment = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

/** An invitation as the database puts it into the detail. */
const Stored = InvitationState.omit({ explanation: true }).extend({
  dueAt: Moment,
  expiresAt: Moment,
  sentAt: Moment.nullable(),
  answeredAt: Moment.nullable(),
  refused: Refused.nullable(),
});

function entryOf({ kind, id, at, detail }: TimelineRow, now: Date) {
  if (kind !== "invitation") return { kind, id, at, ...detail };
  return { kind, id, at, ...detail, ...invitationStateOf(Stored.parse(detail), now) };
}
