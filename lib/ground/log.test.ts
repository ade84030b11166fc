import { DrizzleQueryError } from "drizzle-orm/errors";
import { expect, test } from "vitest";
import { describe as described } from "@/lib/ground/log";

test("an error of a query is told without the values that were in it", () => {
  const cause = new Error("duplicate key value violates unique constraint");
  const values = ["ann@customer.example", "first line\nsecond line\n    attic"];
  const said = described(new DrizzleQueryError("insert into customer values ($1)", values, cause));
  expect(said.error).toBe("Failed query: insert into customer values ($1)");
  expect(said.cause).toBe(cause.message);
  expect(JSON.stringify(said)).not.toMatch(/customer\.example|second line|attic/);
  expect(said.stack).toMatch(/^Error: Failed query: .*\n {4}at /);
});

test("other errors are told whole, and what is no error too", () => {
  expect(described(new Error("plain")).error).toBe("plain");
  expect(described("thrown text")).toEqual({ error: "thrown text" });
  const told = { message: "Failed query: select 1\nparams: ann@customer.example", queue: "send" };
  expect(described(told)).toEqual({ error: "Failed query: select 1" });
});

test("of several errors at once each is told", () => {
  const both = new AggregateError([new Error("one"), "two"], "2 of 3 failed");
  expect(described(both)).toMatchObject({ error: "2 of 3 failed", parts: "one; two" });
});
