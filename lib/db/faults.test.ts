import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { openDatabase } from "./client";
import { isOneRowsFault } from "./faults";
import { testDatabase } from "./test-database";

const db = testDatabase();

async function errorOf(statement: string, database = db.database()): Promise<unknown> {
  return database.orm.execute(sql.raw(statement)).then(
    () => undefined,
    (error: unknown) => error,
  );
}

test("a value or a constraint is one row's fault; syntax, shutdown and silence are not", async () => {
  expect(isOneRowsFault(await errorOf("select 1/0"))).toBe(true);
  expect(isOneRowsFault(await errorOf("select '\\u0000'::json ->> 0"))).toBe(true);
  const duplicate = "insert into organization select * from organization limit 1";
  await db.context();
  expect(isOneRowsFault(await errorOf(duplicate))).toBe(true);
  expect(isOneRowsFault(await errorOf("selec 1"))).toBe(false);
  expect(isOneRowsFault(await errorOf("select pg_terminate_backend(pg_backend_pid())"))).toBe(
    false,
  );
  const nowhere = openDatabase("postgres://nobody@127.0.0.1:1/nothing", 1);
  expect(isOneRowsFault(await errorOf("select 1", nowhere))).toBe(false);
  await nowhere.close();
  expect(isOneRowsFault(undefined)).toBe(false);
});
