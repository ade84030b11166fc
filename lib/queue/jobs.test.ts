import { expect, onTestFinished, test, vi } from "vitest";
import { openDatabase } from "@/lib/db/client";
import { testDatabase } from "@/lib/db/test-database";
import { inTransaction } from "@/lib/db/transaction";
import { log } from "@/lib/ground/log";
import { type Fact, publish } from "@/lib/queue/facts";
import { stopSending } from "@/lib/queue/jobs";
import { startWorker } from "@/lib/queue/work";

const db = testDatabase();

test("a fact told in a transaction reaches the worker once it is committed, in parts of 1,000", async () => {
  const ctx = await db.context();
  const ids = Array.from({ length: 2100 }, (_, i) => `id-${i}`);
  await inTransaction(ctx, (tx) => publish(tx, "interaction.recorded", ids));
  const lost = inTransaction(ctx, async (tx) => {
    await publish(tx, "interaction.recorded", ["never"]);
    throw new Error("rolled back");
  });
  await expect(lost).rejects.toThrow("rolled back");
  const heard: Fact[] = [];
  const worker = await startWorker({
    url: db.appUrl(),
    handlers: { facts: async (payloads) => void heard.push(...(payloads as Fact[])) },
  });
  await expect.poll(() => heard.length).toBe(3);
  await worker.stop();
  expect(heard.map((fact) => fact.ids.length).sort()).toEqual([100, 1000, 1000]);
  expect(heard.flatMap((fact) => fact.ids)).not.toContain("never");
});

test("a job whose handler fails is tried again", async () => {
  const ctx = await db.context();
  await inTransaction(ctx, (tx) => publish(tx, "interaction.recorded", ["again"]));
  let tries = 0;
  const worker = await startWorker({
    url: db.appUrl(),
    handlers: {
      facts: async () => {
        tries += 1;
        if (tries === 1) throw new Error("first time");
      },
    },
  });
  await expect.poll(() => tries).toBe(2);
  await worker.stop();
});

test("the first jobs may come from more transactions at once than there are connections", async () => {
  const { organizationId, now } = await db.context();
  const database = openDatabase(db.appUrl(), 2);
  const ctx = { organizationId, now, database };
  const told = await Promise.all(
    Array.from({ length: 6 }, (_, i) =>
      inTransaction(ctx, async (tx) => {
        await publish(tx, "interaction.recorded", [`at-once-${i}`]);
        return i;
      }),
    ),
  );
  expect(told).toHaveLength(6);
  await stopSending(database);
  await database.close();
});

test("whoever tells facts goes on when the database is away while it looks at its queues", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  onTestFinished(() => void vi.useRealTimers());
  const heard = vi.spyOn(log, "error").mockImplementation(() => undefined);
  onTestFinished(() => heard.mockRestore());
  const { organizationId, now } = await db.context();
  const database = openDatabase(db.appUrl(), 1);
  await inTransaction({ organizationId, now, database }, (tx) =>
    publish(tx, "interaction.recorded", ["before"]),
  );
  await database.queue.end();
  await vi.advanceTimersByTimeAsync(120_000);
  const isTold = () => expect(heard).toHaveBeenCalledWith("queue.error", expect.anything());
  await vi.waitFor(isTold, { timeout: 45_000 });
  await stopSending(database);
  await database.close();
});
