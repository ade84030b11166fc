import { and, eq, gt } from "drizzle-orm";
import fc from "fast-check";
import { expect } from "vitest";
import type { Context } from "@/lib/access/context";
import { bucketKey, readBucketRows } from "@/lib/analysis/rollups/bucket-rows.store";
import { settleChanges } from "@/lib/analysis/rollups/settle-changes";
import { summarise } from "@/lib/analysis/rollups/summarise";
import { eraseCustomer } from "@/lib/customers/erase-customer";
import { upsertCustomers } from "@/lib/customers/upsert-customers";
import { silence } from "@/lib/db/note-changes";
import { dirtyLog, rollup } from "@/lib/db/tables/analysis";
import { response } from "@/lib/db/tables/responses";
import { interaction } from "@/lib/db/tables/touchpoints";
import { inTransaction } from "@/lib/db/transaction";
import { OneOrMany } from "@/lib/ground/batch";
import { recordResponses } from "@/lib/responses/record-responses";
import { createSurvey } from "@/lib/surveys/create-survey";
import { publishSurvey } from "@/lib/surveys/publish-survey";
import { recordInteractions } from "@/lib/touchpoints/record-interactions";

// Random histories of an organisation, and what its rollups have to be after them; tests only.

const now = () => new Date("2026-05-10T12:00:00Z");
/** Fewer units than this are not added up. */
export const fewest = 3;

/** An organisation with two surveys. */
export async function world(db: { context(now: () => Date): Promise<Context> }) {
  const ctx = await db.context(now);
  const surveys = [];
  for (const name of ["One", "Two"]) {
    const { id } = await createSurvey(ctx, { name, template: "post-call-nps" });
    await publishSurvey(ctx, { surveyId: id });
    surveys.push(id);
  }
  return { ctx, surveys };
}

/** The buckets there are, from the rows themselves. */
async function rawBuckets(ctx: Context) {
  return inTransaction(ctx, async (tx) => {
    const answers = await tx.db.select().from(response);
    const calls = await tx.db.select().from(interaction);
    const about = new Set(answers.map(({ interactionId }) => interactionId));
    const silent = calls.filter(({ id }) => !about.has(id));
    const day = (at: Date) => at.toISOString().slice(0, 10);
    const all = [
      ...answers.map(({ surveyId, answeredAt }) => ({ surveyId, day: day(answeredAt) })),
      ...silent.map(({ occurredAt }) => ({ surveyId: silence, day: day(occurredAt) })),
    ];
    return [...new Map(all.map((bucket) => [bucketKey(bucket), bucket])).values()];
  });
}

/** What the rollups should be, and what they are, in one order. */
export async function expectRollupsToBeTrue(ctx: Context) {
  const buckets = await rawBuckets(ctx);
  await inTransaction(ctx, async (tx) => {
    const rows = await readBucketRows(tx, buckets);
    const should = buckets.flatMap((bucket) =>
      summarise(rows.get(bucketKey(bucket)) ?? [], fewest).map((one) => ({ ...bucket, ...one })),
    );
    const ours = eq(rollup.organizationId, ctx.organizationId);
    const found = await tx.db
      .select()
      .from(rollup)
      .where(and(ours, gt(rollup.n, 0)));
    const are = found.map(({ organizationId: _o, id: _i, runId: _r, ...rest }) => rest);
    const order = (a: { surveyId: string; day: string; segment: string }) =>
      `${a.surveyId} ${a.day} ${a.segment}`;
    const sorted = <T extends (typeof are)[number]>(list: T[]) =>
      list.toSorted((a, b) => (order(a) < order(b) ? -1 : 1));
    expect(sorted(are)).toEqual(sorted(should));
    expect(await tx.db.select().from(dirtyLog)).toEqual([]);
  });
}

export const place = fc.record({
  call: fc.integer({ min: 0, max: 7 }),
  day: fc.integer({ min: 1, max: 3 }),
  customer: fc.integer({ min: 0, max: 3 }),
  value: fc.integer({ min: 0, max: 10 }),
});
type Place = typeof place extends fc.Arbitrary<infer P> ? P : never;
const at = ({ day, value }: Place) => `2026-05-0${day}T${10 + value}:00:00Z`;
export const step = fc.oneof(
  fc.record({ kind: fc.constant("call" as const), places: fc.array(place, { minLength: 1 }) }),
  fc.record({ kind: fc.constant("answer" as const), places: fc.array(place, { minLength: 1 }) }),
  fc.record({
    kind: fc.constantFrom("erase" as const, "settle" as const, "crash" as const),
    places: fc.tuple(place),
  }),
);

function interactionsOf(places: readonly Place[]) {
  return places.map((one) => ({
    externalId: `call ${one.call}`,
    occurredAt: at(one),
    team: one.value % 2 ? "North" : "South",
    channel: "phone",
    kpis: { hold: one.value * 1.5, transfers: one.value % 3 },
    customer: { externalId: `c ${one.customer}`, segment: one.value % 3 ? "gold" : "blue" },
  }));
}

function responsesOf(places: readonly Place[], surveys: readonly string[]) {
  return places.map((one) => ({
    // The same id again replaces an answer, also on another day and about another contact.
    externalId: `answer ${one.value % 2} ${one.customer}`,
    survey: surveys[one.value % 2],
    answeredAt: at(one),
    answers: { nps: one.value, waiting: 1 + (one.value % 5) },
    ...(one.call < 6 ? { interaction: `call ${one.call}` } : {}),
    source: "api",
  }));
}

async function erase(ctx: Context, { customer }: Place): Promise<void> {
  const externalId = `c ${customer}`;
  const found = await inTransaction(ctx, (tx) => upsertCustomers(tx, [{ externalId }]));
  const known = found.get(externalId);
  if (known && known.status !== "erased") await eraseCustomer(ctx, { customerId: known.id });
}

/** A worker that dies: whatever it did is undone. */
async function crash(ctx: Context): Promise<void> {
  const died = inTransaction(ctx, async (tx) => {
    await settleChanges(tx, { fewest });
    throw new Error("died");
  });
  await expect(died).rejects.toThrow("died");
}

/** Takes one step of a history. */
export async function take(ctx: Context, surveys: string[], { kind, places }: Step): Promise<void> {
  const post = { items: kind === "call" ? interactionsOf(places) : responsesOf(places, surveys) };
  if (kind === "call") await recordInteractions(ctx, OneOrMany.parse(post));
  if (kind === "answer") await recordResponses(ctx, OneOrMany.parse(post));
  if (kind === "erase") for (const one of places) await erase(ctx, one);
  if (kind === "settle") await settleChanges(ctx, { fewest });
  if (kind === "crash") await crash(ctx);
}
export type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;
