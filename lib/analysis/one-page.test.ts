import { expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { OncePerPage, onePage } from "@/lib/analysis/one-page";
import { testDatabase } from "@/lib/db/test-database";

const db = testDatabase();

function counter() {
  let reads = 0;
  const once = new OncePerPage<number>();
  return (ctx: Context) => once.read(ctx, async () => ++reads);
}

test("the parts of one page read once, the next page reads again", async () => {
  const ctx = await db.context();
  const read = counter();
  const page = onePage(ctx);
  expect([await read(page), await read(page)]).toEqual([1, 1]);
  expect(await read(onePage(ctx))).toBe(2);
});

test("outside of a page everything is read every time", async () => {
  const ctx = await db.context();
  const read = counter();
  expect([await read(ctx), await read(ctx)]).toEqual([1, 2]);
});
