import { expect, test } from "vitest";
import { readFigures } from "@/lib/access/figures";
import { openDatabase } from "@/lib/db/client";
import { testDatabase } from "@/lib/db/test-database";

const db = testDatabase();

test("the figures tell of the process, the database and every queue", async () => {
  const figures = await readFigures(db.database());
  const named = Object.fromEntries(figures.map(({ name, samples }) => [name, samples]));
  expect(named.process_resident_memory_bytes?.[0]?.value).toBeGreaterThan(1e6);
  expect(named.process_cpu_seconds_total?.[0]?.value).toBeGreaterThan(0);
  expect(named.vocal_database_up).toEqual([{ value: 1 }]);
  expect(named.vocal_queue_jobs).toContainEqual({
    labels: { queue: "facts", state: "waiting" },
    value: 0,
  });
});

test("without a database they say so", async () => {
  const nowhere = openDatabase("postgres://nobody@127.0.0.1:1/nothing", 1);
  const figures = await readFigures(nowhere);
  const up = figures.find(({ name }) => name === "vocal_database_up");
  expect(up?.samples).toEqual([{ value: 0 }]);
  await nowhere.close();
});
