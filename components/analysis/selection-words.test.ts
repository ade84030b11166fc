import { expect, test } from "vitest";
import { selectionWords } from "@/components/analysis/selection-words";

test("a selection says its time, then its names", () => {
  const words = (question: object) => selectionWords(question, [{ id: "s", name: "After a call" }]);
  expect(words({})).toBe("Everything");
  expect(words({ from: "2026-03-01", to: "2026-03-31", team: ["North", "South"] })).toBe(
    "1 Mar 2026 – 31 Mar 2026, North or South",
  );
  expect(words({ from: "2026-03-01", survey: ["s"], tier: ["high"] })).toBe(
    "since 1 Mar 2026, After a call, highest third by value",
  );
  expect(words({ to: "2026-03-01" })).toBe("until 1 Mar 2026");
});
