import { expect, test } from "vitest";
import { testDatabase } from "@/lib/db/test-database";
import { onePage, patienceOf } from "./one-page";

const db = testDatabase();

test("the parts of a page share its patience, and whoever asks for one result has all of it", async () => {
  const ctx = await db.context();
  const begun = performance.now();
  const page = onePage(ctx);
  expect(patienceOf(page, begun + 1_000)).toBeLessThan(600);
  expect(patienceOf(page, begun + 10_000)).toBe(0);
  expect(patienceOf(ctx, begun + 10_000)).toBe(1_500);
});
