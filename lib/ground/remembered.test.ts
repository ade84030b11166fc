import { expect, test } from "vitest";
import { remembered } from "@/lib/ground/remembered";

test("a thing is worked out once, and again when more were asked for than are kept", () => {
  const asked: string[] = [];
  const isLong = remembered(2, (text) => {
    asked.push(text);
    return text.length > 1;
  });
  expect([isLong("a"), isLong("a"), isLong("bb"), isLong("bb")]).toEqual([
    false,
    false,
    true,
    true,
  ]);
  expect(asked).toEqual(["a", "bb"]);
  isLong("c");
  expect([isLong("c"), isLong("bb")]).toEqual([false, true]);
  expect(asked).toEqual(["a", "bb", "c", "bb"]);
});
