import { expect, test } from "vitest";
import { testDatabase } from "@/lib/db/test-database";
import { customers, publishedSurvey } from "@/lib/delivery/test-asking";
import { considerInvitations } from "@/lib/touchpoints/consider-invitations";
import { createTrigger } from "@/lib/touchpoints/create-trigger";
import { recordInteractions } from "@/lib/touchpoints/record-interactions";
import { CreateTrigger, DecisionDetail } from "@/lib/touchpoints/shapes";
import { decisionOf, interactions } from "@/lib/touchpoints/test-interactions";

const db = testDatabase();
const noon = new Date("2026-03-10T12:00:00Z");

/** An organisation at noon with a trigger that asks everybody, again as soon as this says. */
async function asking(rules: { restPeriodSeconds?: number } = {}) {
  const ctx = await db.context(() => noon);
  const survey = await publishedSurvey(ctx);
  await createTrigger(ctx, CreateTrigger.parse({ survey, ...rules }));
  return { ctx };
}

test("two workers told the same ask each customer once", async () => {
  const { ctx } = await asking({ restPeriodSeconds: 0 });
  const people = await customers(ctx, 100);
  const ids = await interactions(
    ctx,
    people.map((customerId) => ({ customerId })),
  );
  const runs = await Promise.all([
    considerInvitations(ctx, ids),
    considerInvitations(ctx, [...ids].reverse()),
    considerInvitations(ctx, ids),
  ]);
  expect(runs.reduce((sum, { invited }) => sum + invited, 0)).toBe(100);
  const invitations = await Promise.all(
    ids.map(async (id) => DecisionDetail.parse((await decisionOf(ctx, id))?.detail).invitationId),
  );
  expect(new Set(invitations).size).toBe(100);
  expect(invitations).not.toContain(null);
});

test("two workers with different calls of the same customers keep the rest period", async () => {
  const { ctx } = await asking();
  const people = await customers(ctx, 50);
  const rows = people.map((customerId) => ({ customerId }));
  const [first, second] = [
    await interactions(ctx, rows),
    await interactions(ctx, rows.toReversed()),
  ];
  const runs = await Promise.all([
    considerInvitations(ctx, first),
    considerInvitations(ctx, second),
  ]);
  expect(runs.reduce((sum, { invited }) => sum + invited, 0)).toBe(50);
  expect(runs.reduce((sum, { suppressed }) => sum + suppressed, 0)).toBe(50);
});

test("calls that are recorded again while they are decided on hold nobody up for ever", async () => {
  const { ctx } = await asking({ restPeriodSeconds: 0 });
  const items = Array.from({ length: 60 }, (_, i) => ({
    externalId: `call-${i}`,
    touchpoint: "support",
    occurredAt: noon.toISOString(),
    customer: { externalId: `c-${(i * 37) % 60}`, email: `c-${(i * 37) % 60}@customer.example` },
  }));
  const answer = await recordInteractions(ctx, { items });
  const ids = "results" in answer ? answer.results.flatMap(({ id }) => id ?? []) : [];
  expect(ids).toHaveLength(60);
  const again = items.map((item) => ({ ...item, channel: "phone" })).reverse();
  await Promise.all([
    considerInvitations(ctx, ids),
    recordInteractions(ctx, { items: again }),
    considerInvitations(ctx, ids.toReversed()),
    recordInteractions(ctx, { items: again.map((item) => ({ ...item, agent: "a" })) }),
  ]);
  const decisions = await Promise.all(ids.map(async (id) => (await decisionOf(ctx, id))?.decision));
  expect(decisions).toEqual(ids.map(() => "invited"));
});
