import { expect, test } from "vitest";
import { z } from "zod";
import { Batch, OneOrMany } from "./batch";

const Item = z.object({ name: z.string(), age: z.number() });
const batch = (given: object) => new Batch(OneOrMany.parse(given));
const good = { name: "Ada", age: 36 };

test("one item and many are read alike", () => {
  expect(batch(good).fitting(Item)).toEqual([{ index: 0, item: good }]);
  expect(batch({ items: [good, good] }).fitting(Item)).toHaveLength(2);
});

test("a bad item is refused with its reasons and sinks no other", () => {
  const several = batch({ items: [good, { name: 1 }, "nothing", good] });
  for (const { index } of several.fitting(Item)) several.accept(index, 201, `id ${index}`);
  expect(several.answer().results).toEqual([
    { status: 201, id: "id 0" },
    { status: 422, errors: [expect.objectContaining({ path: "name" }), expect.anything()] },
    { status: 422, errors: [expect.objectContaining({ path: "" })] },
    { status: 201, id: "id 3" },
  ]);
});

test("a single item's refusal is the answer", () => {
  const one = batch({ name: "Ada" });
  expect(one.fitting(Item)).toEqual([]);
  const refusal = { code: "invalid", fields: [expect.objectContaining({ path: "age" })] };
  expect(() => one.answer()).toThrow(expect.objectContaining(refusal));
});

test("what was refused is not accepted afterwards", () => {
  const several = batch({ items: [good] });
  several.refuse(0, 404, [{ path: "survey", code: "not-found", message: "No such survey." }]);
  several.accept(0, 201, "id");
  expect(several.answer().results[0]?.status).toBe(404);
});

test("a batch has 1 to 1,000 items", () => {
  const items = (count: number) => ({ items: Array.from({ length: count }, () => good) });
  expect(OneOrMany.safeParse(items(1_000)).success).toBe(true);
  expect(OneOrMany.safeParse(items(1_001)).success).toBe(false);
  expect(OneOrMany.safeParse(items(0)).success).toBe(false);
});
