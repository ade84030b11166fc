import { expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { connect } from "@/lib/db/client";
import { testDatabase } from "@/lib/db/test-database";
import { customers, invited, publishedSurvey, senders } from "@/lib/delivery/test-asking";
import { catchUp, readUndecided } from "@/lib/touchpoints/catch-up";
import { createTrigger } from "@/lib/touchpoints/create-trigger";
import { CreateTrigger } from "@/lib/touchpoints/shapes";
import { decisionOf, interactions } from "@/lib/touchpoints/test-interactions";

const db = testDatabase();

async function setting() {
  const clock = { time: new Date("2026-03-10T12:00:00Z").getTime() };
  const ctx: Context = await db.context(() => new Date(clock.time));
  const survey = await publishedSurvey(ctx);
  return { ctx, clock, survey };
}

test("interactions whose fact was lost are decided once they have waited for a minute", async () => {
  const { ctx, clock, survey } = await setting();
  await createTrigger(ctx, CreateTrigger.parse({ survey }));
  const people = await customers(ctx, 700);
  const ids = await interactions(
    ctx,
    people.map((customerId) => ({ customerId })),
  );
  expect(await catchUp(ctx)).toBe(0);
  clock.time += 60_000;
  expect(await catchUp(ctx)).toBe(700);
  expect((await decisionOf(ctx, ids[699] ?? ""))?.decision).toBe("invited");
  expect(await catchUp(ctx)).toBe(0);
});

test("the sender is woken when something is due, and not before", async () => {
  const { ctx, clock, survey } = await setting();
  await invited(ctx, survey, await customers(ctx, 1), { dueAt: new Date(clock.time + 3_600_000) });
  await catchUp(ctx);
  expect(await senders(ctx)).toHaveLength(0);
  clock.time += 3_600_000;
  await catchUp(ctx);
  expect(await senders(ctx)).toHaveLength(1);
});

test("what is due within the minute is sent by a job of its own", async () => {
  const { ctx, survey } = await setting();
  await invited(ctx, survey, await customers(ctx, 3));
  expect(await senders(ctx)).toHaveLength(1);
});

/** From now on no decision is stored on interactions at this touchpoint. */
async function refuseDecisionsAt(touchpoint: string) {
  const owner = connect(db.ownerUrl(), 1);
  await owner.unsafe(`
    create function refuse_decision() returns trigger language plpgsql as
      $$ begin raise exception 'no decision is kept here'; end $$;
    create trigger refuse_decision before update on interaction for each row
      when (old.touchpoint = '${touchpoint}') execute function refuse_decision()`);
  await owner.end();
}

test("what cannot be decided on keeps neither the others nor anything else waiting", async () => {
  const { ctx, clock, survey } = await setting();
  await createTrigger(ctx, CreateTrigger.parse({ survey }));
  await refuseDecisionsAt("nowhere");
  const people = await customers(ctx, 9);
  const ids = await interactions(
    ctx,
    people.map((customerId, place) => ({
      customerId,
      touchpoint: place % 4 === 1 ? "nowhere" : "support",
    })),
  );
  await invited(ctx, survey, await customers(ctx, 1), { dueAt: new Date(clock.time + 120_000) });
  clock.time += 120_000;
  const failing = await catchUp(ctx).catch((error: unknown) => error);
  expect(failing).toBeInstanceOf(AggregateError);
  expect((failing as AggregateError).errors).toHaveLength(2);
  const decisions = await Promise.all(ids.map((id) => decisionOf(ctx, id)));
  expect(decisions.map((one) => one?.decision)).toEqual([
    ...["invited", null, "invited", "invited", "invited", null, "invited", "invited", "invited"],
  ]);
  expect(await senders(ctx)).not.toHaveLength(0);
});

test("more than a chunk is decided on in one go past what cannot be", async () => {
  const { ctx, clock, survey } = await setting();
  await createTrigger(ctx, CreateTrigger.parse({ survey }));
  const people = await customers(ctx, 1_100);
  // Recorded at two moments, the second one on both sides of where a chunk ends.
  await interactions(
    ctx,
    people.map((customerId, place) => ({
      customerId,
      touchpoint: place < 12 ? "nowhere" : "support",
      createdAt: new Date(clock.time + (place < 500 ? 0 : 1)),
    })),
  );
  clock.time += 120_000;
  const failing = await catchUp(ctx).catch((error: unknown) => error);
  expect((failing as AggregateError).errors).toHaveLength(12);
  expect(await readUndecided(ctx, 2_000)).toHaveLength(12);
});

test("where nothing can be decided it is not tried with each", async () => {
  const { ctx, clock, survey } = await setting();
  await createTrigger(ctx, CreateTrigger.parse({ survey }));
  await interactions(
    ctx,
    (await customers(ctx, 60)).map((customerId) => ({ customerId, touchpoint: "nowhere" })),
  );
  clock.time += 120_000;
  const failing = await catchUp(ctx).catch((error: unknown) => error);
  expect((failing as AggregateError).errors).toHaveLength(50);
});
