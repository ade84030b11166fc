import { expect, test } from "vitest";
import { countedWords, mostCounted } from "@/lib/delivery/queue-shapes";

test("of more than are counted no number is told that nobody has counted", () => {
  expect(countedWords(1_234)).toBe("1,234");
  expect(countedWords(mostCounted)).toBe("10,000");
  expect(countedWords(mostCounted + 1)).toBe("More than 10,000");
});
