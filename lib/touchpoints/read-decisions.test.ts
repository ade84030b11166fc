import { expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { connect } from "@/lib/db/client";
import { testDatabase } from "@/lib/db/test-database";
import { rowsRead } from "@/lib/db/test-rows-read";
import { inTransaction } from "@/lib/db/transaction";
import { customers, invited, publishedSurvey } from "@/lib/delivery/test-asking";
import { newId } from "@/lib/ground/ids";
import { listDecisions } from "@/lib/touchpoints/decisions.store";
import { findInteraction } from "@/lib/touchpoints/interactions.store";
import { readDecisions } from "@/lib/touchpoints/read-decisions";
import { momentOfLatest } from "@/lib/touchpoints/recent-decisions.store";
import { DecisionQuery } from "@/lib/touchpoints/shapes";
import { interactions } from "@/lib/touchpoints/test-interactions";

const db = testDatabase();
const noon = new Date("2026-03-10T12:00:00Z");
const daysBefore = (days: number) => new Date(noon.getTime() - days * 86_400_000);

/** As many interactions as there are moments, decided at each. */
function decidedAt(ctx: Context, moments: readonly Date[], surveyId: string) {
  const decided = { decision: "suppressed" as const, decisionReason: "sampling" };
  return interactions(
    ctx,
    moments.map((at) => ({ ...decided, decidedAt: at, decisionDetail: { surveyId } })),
  );
}

test("a survey's page tells of the last thirty days", async () => {
  const ctx = await db.context(() => noon);
  const survey = newId();
  const [, recent] = await decidedAt(ctx, [daysBefore(31), daysBefore(29)], survey);
  const told = await readDecisions(ctx, survey, DecisionQuery.parse({}));
  expect(told.decisions.map(({ id }) => id)).toEqual([recent]);
  expect(told).toMatchObject({ counts: new Map([["sampling", 1]]), since: null });
});

test("no invitations are read but those of the decisions shown", async () => {
  const ctx = await db.context(() => noon);
  const survey = await publishedSurvey(ctx);
  const made = await invited(ctx, survey, await customers(ctx, 200));
  // Of a table that was never analysed the planner would read all of it.
  const owner = connect(db.ownerUrl(), 1);
  await owner`analyze invitation`.finally(() => owner.end());
  const decisionDetail = { surveyId: survey, invitationId: made.at(-1) };
  const decided = { decision: "invited" as const, decidedAt: noon, decisionDetail };
  const [id = ""] = await interactions(ctx, [decided]);
  const { result, read } = await inTransaction(ctx, (tx) =>
    rowsRead(tx, "invitation", async () => [
      await listDecisions(tx, { surveyId: survey, limit: 25 }),
      await findInteraction(tx, id),
    ]),
  );
  const scheduled = { invitation: { status: "scheduled" } };
  expect(result).toMatchObject([[scheduled], scheduled]);
  expect(read).toBe(2);
});

test("of a new survey beside many decisions no more are read than were made since a moment", async () => {
  const ctx = await db.context(() => noon);
  const minutes = Array.from({ length: 1_000 }, (_, n) => new Date(noon.getTime() - n * 60_000));
  await decidedAt(ctx, minutes, newId());
  const { result, read } = await inTransaction(ctx, async (tx) => {
    const since = await momentOfLatest(tx, 100, daysBefore(30));
    expect(since).toEqual(minutes[100]);
    const told = { surveyId: newId(), limit: 25, since: since ?? noon };
    return rowsRead(tx, "interaction", () => listDecisions(tx, told));
  });
  expect(result).toEqual([]);
  expect(read).toBeLessThanOrEqual(110);
  const few = await inTransaction(ctx, (tx) => momentOfLatest(tx, 1_000, daysBefore(30)));
  expect(few).toBeNull();
});
