import { expect, test } from "vitest";
import { readReadiness } from "@/lib/access/readiness";
import { connect, openDatabase } from "@/lib/db/client";
import { testDatabase } from "@/lib/db/test-database";

const db = testDatabase();

async function asOwner(statement: string) {
  const owner = connect(db.ownerUrl(), 1);
  await owner.unsafe(statement).finally(() => owner.end());
}

test("a migrated database with its queues is ready", async () => {
  const ready = { database: true, migrations: true, queue: true };
  expect(await readReadiness(db.database())).toEqual(ready);
});

test("a database of another version is not ready, and neither is one without its queues", async () => {
  await asOwner("update drizzle.__drizzle_migrations set created_at = created_at - 1");
  await asOwner("delete from pgboss.queue where name = 'facts'");
  const ready = { database: true, migrations: false, queue: false };
  expect(await readReadiness(db.database())).toEqual(ready);
});

test("without a database there is an answer all the same, soon", async () => {
  const nowhere = openDatabase("postgres://nobody@127.0.0.1:1/nothing", 1);
  const start = performance.now();
  const ready = { database: false, migrations: false, queue: false };
  expect(await readReadiness(nowhere)).toEqual(ready);
  expect(performance.now() - start).toBeLessThan(4000);
  await nowhere.close();
});
