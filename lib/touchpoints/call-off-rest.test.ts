import { type SQL, sql } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { testDatabase } from "@/lib/db/test-database";
import { inTransaction } from "@/lib/db/transaction";
import type { Channel } from "@/lib/delivery/channels/channel";
import { sendInvitations } from "@/lib/delivery/send-invitations";
import { customers, invited, publishedSurvey, stored } from "@/lib/delivery/test-asking";
import { callOffRest } from "@/lib/touchpoints/call-off-rest";
import { catchUp } from "@/lib/touchpoints/catch-up";
import { createTrigger } from "@/lib/touchpoints/create-trigger";
import { deleteTrigger } from "@/lib/touchpoints/delete-trigger";
import { editTrigger } from "@/lib/touchpoints/edit-trigger";
import { CreateTrigger } from "@/lib/touchpoints/shapes";

const db = testDatabase();
const inOneSet = 5_000;
const waiting = 2 * inOneSet + 1;
let ctx: Context;
let survey: string;
let triggerId: string;
let today: Date;

beforeEach(async () => {
  today = new Date("2026-03-10T12:00:00Z");
  ctx = await db.context(() => today);
  survey = await publishedSurvey(ctx);
  triggerId = (await createTrigger(ctx, CreateTrigger.parse({ survey }))).id;
});

/** In the organisation, whose rows alone are seen. */
const query = (statement: SQL) => inTransaction(ctx, (tx) => tx.db.execute(statement));

/** So many that wait for their hour, a second after the other. */
async function manyWaiting(): Promise<void> {
  const dueAt = new Date("2026-03-10T13:00:00Z");
  const [id = ""] = await invited(ctx, survey, await customers(ctx, 1), { triggerId, dueAt });
  await query(sql`
    insert into invitation (organization_id, id, survey_id, version_id, customer_id, trigger_id,
      channel, status, due_at, expires_at, created_at, updated_at)
    select organization_id, gen_random_uuid(), survey_id, version_id, customer_id, trigger_id,
      channel, status, due_at + n * interval '1 second', expires_at, created_at, updated_at
    from invitation, generate_series(2, ${waiting}::int) as n where id = ${id}`);
}

async function statuses(): Promise<Record<string, number>> {
  const rows = await query(sql`select status, count(*)::int as n from invitation group by status`);
  return Object.fromEntries(rows.map(({ status, n }) => [status, n]));
}

/** What there are jobs to do for, failed ones aside. */
async function jobs() {
  const rows = await ctx.database.raw`
    select data from pgboss.job where name = 'trigger.call-off' and state < 'completed'
    and data ->> 'organizationId' = ${ctx.organizationId}`;
  return rows.map(({ data }) => data);
}

const switched = (active: boolean) => editTrigger(ctx, { triggerId, active });

test("of very many the first set is called off at once, nothing more is sent, and a job does the rest", async () => {
  await manyWaiting();
  await switched(false);
  expect(await statuses()).toEqual({ cancelled: inOneSet, scheduled: waiting - inOneSet });
  expect(await jobs()).toEqual([{ organizationId: ctx.organizationId, triggerId }]);
  let sent = 0;
  const channel: Channel = {
    send: async () => {
      sent += 1;
      return { kind: "accepted", reply: "ok" };
    },
  };
  // When the first of the rest are due.
  today = new Date(Date.parse("2026-03-10T13:00:00Z") + (inOneSet + 20) * 1000);
  await sendInvitations(ctx, { channel });
  expect(sent).toBe(0);
  await callOffRest(ctx, { triggerId });
  expect(await statuses()).toEqual({ cancelled: waiting });
  expect(await callOffRest(ctx, { triggerId })).toBe(0);
});

test("a worker that stops between two sets leaves the rest to the next", async () => {
  await manyWaiting();
  await switched(false);
  let looked = 0;
  const signal = {
    throwIfAborted: () => {
      looked += 1;
      if (looked === 2) throw new Error("stopped");
    },
  } as AbortSignal;
  await expect(callOffRest(ctx, { triggerId, signal })).rejects.toThrow("stopped");
  expect(await statuses()).toEqual({ cancelled: 2 * inOneSet, scheduled: 1 });
  expect(await callOffRest(ctx, { triggerId })).toBe(1);
});

test("it is switched on again when all is called off, and keeps what it decides from then on", async () => {
  await manyWaiting();
  await switched(false);
  await expect(switched(true)).rejects.toMatchObject({ code: "conflict" });
  expect(await statuses()).toEqual({ cancelled: inOneSet, scheduled: waiting - inOneSet });
  await callOffRest(ctx, { triggerId });
  await switched(true);
  const [id = ""] = await invited(ctx, survey, await customers(ctx, 1), { triggerId });
  expect(await callOffRest(ctx, { triggerId })).toBe(0);
  expect((await stored(ctx, id)).status).toBe("scheduled");
});

test("what little is left when it is switched on again is called off, and not sent after all", async () => {
  await switched(false);
  const [id = ""] = await invited(ctx, survey, await customers(ctx, 1), { triggerId });
  await switched(true);
  expect((await stored(ctx, id)).status).toBe("cancelled");
  const [next = ""] = await invited(ctx, survey, await customers(ctx, 1), { triggerId });
  await switched(true);
  expect((await stored(ctx, next)).status).toBe("scheduled");
});

test("a trigger that is removed has its rest called off, too", async () => {
  await manyWaiting();
  await deleteTrigger(ctx, { triggerId });
  expect(await statuses()).toEqual({ cancelled: inOneSet, scheduled: waiting - inOneSet });
  expect(await callOffRest(ctx, { triggerId })).toBe(waiting - inOneSet);
  const reasons = await query(sql`select distinct failure from invitation`);
  expect(reasons.map(({ failure }) => failure)).toEqual(["Its trigger was removed."]);
});

test("what no job is at any more is called off by another, once, and nothing of a trigger that asks", async () => {
  const asking = (await createTrigger(ctx, CreateTrigger.parse({ survey }))).id;
  await invited(ctx, survey, await customers(ctx, 1), { triggerId: asking });
  await catchUp(ctx);
  expect(await jobs()).toEqual([]);
  await switched(false);
  // As of what was given up and is tried again.
  await invited(ctx, survey, await customers(ctx, 2), { triggerId });
  const removed = (await createTrigger(ctx, CreateTrigger.parse({ survey }))).id;
  await deleteTrigger(ctx, { triggerId: removed });
  await invited(ctx, survey, await customers(ctx, 1), { triggerId: removed });
  const { organizationId } = ctx;
  const both = [triggerId, removed].sort().map((id) => ({ organizationId, triggerId: id }));
  await catchUp(ctx);
  expect(await jobs()).toEqual(both);
  await catchUp(ctx);
  expect(await jobs(), "while there is a job").toHaveLength(2);
  await ctx.database.raw`
    update pgboss.job set state = 'failed' where name = 'trigger.call-off'
    and data ->> 'organizationId' = ${organizationId}`;
  await catchUp(ctx);
  expect(await jobs(), "when it has failed for good").toHaveLength(2);
  await callOffRest(ctx, { triggerId });
  await callOffRest(ctx, { triggerId: removed });
  expect(await statuses()).toEqual({ cancelled: 3, scheduled: 1 });
  await switched(true);
});
