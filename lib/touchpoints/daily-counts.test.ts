import { and, asc, eq, sql } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { eraseCustomer } from "@/lib/customers/erase-customer";
import { invitation } from "@/lib/db/tables/delivery";
import { dailyCount } from "@/lib/db/tables/touchpoints";
import { testDatabase } from "@/lib/db/test-database";
import { rowsRead } from "@/lib/db/test-rows-read";
import { inTransaction } from "@/lib/db/transaction";
import type { Channel } from "@/lib/delivery/channels/channel";
import { sendInvitations } from "@/lib/delivery/send-invitations";
import { stopInviting } from "@/lib/delivery/stop-inviting";
import { customers, publishedSurvey } from "@/lib/delivery/test-asking";
import { OneOrMany } from "@/lib/ground/batch";
import { considerInvitations } from "@/lib/touchpoints/consider-invitations";
import { createTrigger } from "@/lib/touchpoints/create-trigger";
import { deleteDailyCount, findDailyCounts } from "@/lib/touchpoints/daily-count.store";
import { dailyCountsOf, keepDailyCounts } from "@/lib/touchpoints/daily-counts";
import { editTrigger } from "@/lib/touchpoints/edit-trigger";
import { CreateTrigger } from "@/lib/touchpoints/shapes";
import { suppressAddresses } from "@/lib/touchpoints/suppress-addresses";
import { interactions } from "@/lib/touchpoints/test-interactions";
import { tryTrigger } from "@/lib/touchpoints/try-trigger";

const db = testDatabase();
const noon = new Date("2026-03-10T12:00:00Z");
const minutesLater = (minutes: number) => () => new Date(noon.getTime() + minutes * 60_000);
const office = { weekdays: [1, 2, 3, 4, 5], from: "09:00", until: "18:00" };

/** A trigger that asks so many a day. */
async function setting(dailyCap: number, rules: Partial<CreateTrigger> = {}) {
  const ctx: Context = await db.context(() => noon);
  const survey = await publishedSurvey(ctx);
  const trigger = await createTrigger(ctx, CreateTrigger.parse({ survey, dailyCap, ...rules }));
  return { ctx, trigger };
}

/** Has so many customers decided on, each with one interaction. */
async function considered(ctx: Context, count: number, timeZone: string | null = null) {
  const people = await customers(ctx, count, { timeZone });
  const rows = people.map((customerId) => ({ customerId }));
  await considerInvitations(ctx, await interactions(ctx, rows));
}

/** What waits, soonest first. */
const waiting = (ctx: Context) =>
  inTransaction(ctx, (tx) =>
    tx.db
      .select({ id: invitation.id, customerId: invitation.customerId, at: invitation.dueAt })
      .from(invitation)
      .where(
        and(eq(invitation.organizationId, tx.organizationId), eq(invitation.status, "scheduled")),
      )
      .orderBy(asc(invitation.dueAt), asc(invitation.id)),
  );

const dueOf = async (ctx: Context) => (await waiting(ctx)).map(({ at }) => at.toISOString());

/** Those who would be asked soonest want no surveys. */
async function leave(ctx: Context, count: number) {
  for (const { id } of (await waiting(ctx)).slice(0, count)) {
    await stopInviting(ctx, id, "preferences");
  }
}

test("what waits is counted once, and not by every batch that is decided", async () => {
  const { ctx, trigger } = await setting(20);
  await considered(ctx, 300);
  const { result, read } = await inTransaction(ctx, (tx) =>
    rowsRead(tx, "invitation", () => dailyCountsOf(tx, [trigger.id], "UTC")),
  );
  expect(read).toBe(0);
  expect(result.get(trigger.id)?.days.size).toBe(15);
});

test("batches ask when they would if each counted anew", async () => {
  const batch = fc.record({
    count: fc.integer({ min: 1, max: 5 }),
    zone: fc.constantFrom(null, "Asia/Kathmandu", "America/New_York"),
    at: fc.integer({ min: 0, max: 9 }),
    leaving: fc.integer({ min: 0, max: 2 }),
  });
  const anyRun = fc.record({
    cap: fc.integer({ min: 1, max: 4 }),
    window: fc.constantFrom(null, office),
    batches: fc.array(batch, { minLength: 2, maxLength: 3 }),
  });
  await fc.assert(
    fc.asyncProperty(anyRun, async ({ cap, window, batches }) => {
      const [kept, anew] = [await setting(cap, { window }), await setting(cap, { window })];
      for (const { count, zone, at, leaving } of batches) {
        const now = minutesLater(at);
        await leave(kept.ctx, leaving);
        await leave(anew.ctx, leaving);
        await considered({ ...kept.ctx, now }, count, zone);
        await considered({ ...anew.ctx, now }, count, zone);
        await inTransaction(anew.ctx, (tx) => deleteDailyCount(tx, anew.trigger.id));
      }
      expect(await dueOf(kept.ctx)).toEqual(await dueOf(anew.ctx));
    }),
    { numRuns: 8 },
  );
});

test("a place that is given back is taken after a while, and at once when the trigger was switched off", async () => {
  const { ctx, trigger } = await setting(2);
  const today = async () => (await dueOf(ctx)).filter((at) => at.startsWith("2026-03-10")).length;
  const giveBack = () =>
    inTransaction(ctx, (tx) =>
      tx.db
        .update(invitation)
        .set({ status: "failed" })
        .where(eq(invitation.organizationId, tx.organizationId)),
    );
  await considered(ctx, 2);
  await giveBack();
  await considered({ ...ctx, now: minutesLater(9) }, 1);
  expect(await today()).toBe(0);
  await considered({ ...ctx, now: minutesLater(11) }, 2);
  expect(await today()).toBe(2);
  await editTrigger(ctx, { triggerId: trigger.id, active: false });
  await editTrigger(ctx, { triggerId: trigger.id, active: true });
  await considered({ ...ctx, now: minutesLater(12) }, 2);
  expect(await today()).toBe(2);
});

test("a place that is called off is taken by whoever is decided on next, once", async () => {
  const { ctx } = await setting(4);
  const today = async () => (await dueOf(ctx)).filter((at) => at.startsWith("2026-03-10")).length;
  await considered(ctx, 6);
  expect(await today()).toBe(4);
  const [one, two, three] = await waiting(ctx);
  await stopInviting(ctx, one?.id ?? "", "one-click");
  await eraseCustomer(ctx, { customerId: two?.customerId ?? "" });
  expect(await today()).toBe(2);
  await considered({ ...ctx, now: minutesLater(1) }, 3);
  expect(await today()).toBe(4);
  // Called off when its turn comes; the other one of the first batch is sent.
  const address = `${three?.customerId}@customer.example`;
  await suppressAddresses(ctx, OneOrMany.parse({ address }));
  const channel: Channel = { send: async () => ({ kind: "accepted", reply: "ok" }) };
  expect((await sendInvitations(ctx, { channel })).handedOver).toBe(1);
  expect(await today()).toBe(2);
  await considered({ ...ctx, now: minutesLater(2) }, 3);
  expect(await today()).toBe(3);
});

test("a batch that asks nobody writes no counts", async () => {
  const { ctx } = await setting(2);
  const written = () =>
    inTransaction(ctx, (tx) =>
      tx.db
        .select({ by: sql<string>`xmin::text` })
        .from(dailyCount)
        .where(eq(dailyCount.organizationId, tx.organizationId)),
    );
  await considered(ctx, 1);
  const first = await written();
  expect(first).toHaveLength(1);
  const [customerId = ""] = await customers(ctx, 1, { consent: false });
  await considerInvitations(ctx, await interactions(ctx, [{ customerId }]));
  expect(await written()).toEqual(first);
  await considered(ctx, 1);
  expect(await written()).not.toEqual(first);
});

test("what others may count at the same time is not kept", async () => {
  const { ctx, trigger } = await setting(2);
  const kept = (alone: readonly string[]) =>
    inTransaction(ctx, async (tx) => {
      const counts = await dailyCountsOf(tx, [trigger.id], "UTC");
      await keepDailyCounts(tx, { counts, alone: new Set(alone), zone: "UTC" }, new Set());
      return (await findDailyCounts(tx, [trigger.id])).length;
    });
  expect(await kept([])).toBe(0);
  expect(await kept([trigger.id])).toBe(1);
});

test("an interaction that took the last place of a day is not told to wait for another day", async () => {
  const { ctx, trigger } = await setting(1);
  const people = await customers(ctx, 2);
  const ids = await interactions(
    ctx,
    people.map((customerId) => ({ customerId })),
  );
  await considerInvitations(ctx, ids);
  const moved = await Promise.all(
    ids.map(async (id) => {
      const trial = await tryTrigger(ctx, { triggerId: trigger.id, interaction: id });
      return trial.moved;
    }),
  );
  expect(moved.toSorted((a, b) => a.length - b.length)).toEqual([[], ["daily-cap"]]);
});
