import { expect, test } from "vitest";
import { z } from "zod";
import { keptResult, resultSoFar } from "@/lib/analysis/kept-result";
import { testRows } from "@/lib/analysis/test-rows.store";
import { testDatabase } from "@/lib/db/test-database";
import { inTransaction } from "@/lib/db/transaction";

const db = testDatabase();
const asNumber = z.number();

test("a result is computed once for the same data, and says since when it is kept", async () => {
  const computedAt = new Date("2026-03-02T12:00:00Z");
  let clock = computedAt;
  const ctx = await db.context(() => clock);
  let computations = 0;
  const ask = () =>
    keptResult(ctx, { name: "sum", input: [1] }, asNumber, async () => ++computations);
  const first = await ask();
  clock = new Date("2026-03-02T15:00:00Z");
  expect(await ask()).toEqual(first);
  expect(first).toMatchObject({ value: 1, computedAt });
});

test("any committed change computes again: a row more, a row changed", async () => {
  const ctx = await db.context();
  const rows = testRows(ctx);
  let computations = 0;
  const ask = async () =>
    (await keptResult(ctx, { name: "sum", input: [1] }, asNumber, async () => ++computations))
      .value;
  expect(await ask()).toBe(1);
  await rows.customers([{ updatedAt: new Date("2026-03-01T00:00:00.000Z") }]);
  expect(await ask()).toBe(2);
  await rows.customers([{ updatedAt: new Date("2026-03-01T00:00:00.001Z") }]);
  expect(await ask()).toBe(3);
  await rows.interactions([{}]);
  expect(await ask()).toBe(4);
  await rows.kpis([{ key: "hold" }]);
  expect(await ask()).toBe(5);
  expect(await ask()).toBe(5);
});

test("another request, and another organisation, have their own result", async () => {
  const [ours, theirs] = [await db.context(), await db.context()];
  const ask = async (ctx: typeof ours, input: number) =>
    (await keptResult(ctx, { name: "double", input }, asNumber, async () => 2 * input)).value;
  expect([await ask(ours, 1), await ask(ours, 2), await ask(theirs, 3)]).toEqual([2, 4, 6]);
});

test("two who ask at once wait for one computation", async () => {
  const ctx = await db.context();
  let computations = 0;
  const ask = (compute: () => Promise<number>) =>
    keptResult(ctx, { name: "sum", input: [1] }, asNumber, compute);
  let second: ReturnType<typeof ask> | undefined;
  const first = ask(async () => {
    await Promise.resolve();
    // The second asks in the middle of the first's computation, which may end at any time after.
    second = ask(async () => ++computations);
    return ++computations;
  });
  expect((await first).value).toBe(1);
  expect(await second).toEqual(await first);
  expect(computations).toBe(1);
});

test("however many are computed, whoever does something else finds a connection", async () => {
  const ctx = await db.context();
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const computed = Array.from({ length: 12 }, (_, k) =>
    keptResult(ctx, { name: "long", input: k }, asNumber, () =>
      inTransaction(ctx, async (tx) => {
        // Within it another, which a computation that has its turn does not wait for.
        await inTransaction({ ...tx, db: undefined }, async () => ended);
        return k;
      }),
    ),
  );
  const rows = testRows(ctx);
  await rows.customers([{}]);
  end();
  expect((await Promise.all(computed)).map(({ value }) => value)).toEqual(
    Array.from({ length: 12 }, (_, k) => k),
  );
});

test("a computation begun within another's transaction is a mistake, and told", async () => {
  const ctx = await db.context();
  const ask = (name: string, compute: () => Promise<number>) =>
    keptResult(ctx, { name, input: null }, asNumber, compute);
  const nested = ask("outer", () =>
    inTransaction(ctx, async () => (await ask("inner", async () => 1)).value),
  );
  await expect(nested).rejects.toThrow("holds a turn");
});

test("what was kept in another shape is computed anew", async () => {
  const ctx = await db.context();
  const request = { name: "sum", input: [1] };
  await keptResult(ctx, request, z.string(), async () => "seven");
  expect((await keptResult(ctx, request, asNumber, async () => 7)).value).toBe(7);
});

test("a failed computation keeps nothing", async () => {
  const ctx = await db.context();
  const fail = () => Promise.reject(new RangeError("no such column"));
  const request = { name: "sum", input: [1] };
  await expect(keptResult(ctx, request, asNumber, fail)).rejects.toThrow("no such column");
  expect((await keptResult(ctx, request, asNumber, async () => 7)).value).toBe(7);
});

test("a page gets the older result and how far the newer one is, then the newer one", async () => {
  const ctx = await db.context();
  const request = { name: "sum", input: [1] };
  await keptResult(ctx, request, asNumber, async () => 1);
  await testRows(ctx).interactions([{}]);
  let finish = (_: number) => {};
  const look = () =>
    resultSoFar(ctx, request, asNumber, (_version, report) => {
      report(0.4);
      return new Promise<number>((resolve) => {
        finish = resolve;
      });
    });
  expect(await look()).toMatchObject({ kept: { value: 1 }, computing: 0.4 });
  // Data that change meanwhile do not start another computation.
  await testRows(ctx).interactions([{}]);
  expect(await look()).toMatchObject({ kept: { value: 1 }, computing: 0.4 });
  // It is of data from before the last change, so one look later the next may be under way.
  finish(2);
  expect(await look()).toMatchObject({ kept: { value: 2 } });
});

test("a page without any result yet is told how far it is, and of a failure afterwards too", async () => {
  const ctx = await db.context();
  const request = { name: "sum", input: [2] };
  let fail = (_: Error) => {};
  const look = () =>
    resultSoFar(ctx, request, asNumber, () => {
      return new Promise<number>((_resolve, reject) => {
        fail = reject;
      });
    });
  expect(await look()).toEqual({ kept: undefined, computing: 0 });
  fail(new RangeError("no such column"));
  await expect(look()).rejects.toThrow("no such column");
});

test("nothing is a result too, and yesterday's is an older one where the day matters", async () => {
  const ctx = await db.context();
  const asMaybe = asNumber.nullable();
  let computations = 0;
  const ask = (day: string) =>
    keptResult(ctx, { name: "sum", input: [1], day }, asMaybe, async () => {
      computations++;
      return null;
    });
  expect((await ask("2026-03-01")).value).toBeNull();
  expect((await ask("2026-03-01")).value).toBeNull();
  expect(computations).toBe(1);
  await ask("2026-03-02");
  expect(computations).toBe(2);
});
