import { expect, test } from "vitest";
import { clickSummary, delayWords, reasonWords } from "@/components/outbox/click-words";

test("a list tells of a tap that waits, and of a scanner only where there is nothing else", () => {
  const scanned = { score: 3, state: "suspected" } as const;
  const tapped = { score: 9, state: "provisional" } as const;
  expect(clickSummary([])).toBe("");
  expect(clickSummary([scanned])).toBe("Opened by a mail scanner");
  expect(clickSummary([scanned, tapped])).toBe("Point 9 tapped, not sent");
  expect(clickSummary([tapped, { ...tapped, state: "answered" }])).toBe("");
});

test("reasons are one sentence, and a member's word stands alone", () => {
  expect(reasonWords({ signs: ["at-once", "nothing-followed"], verdict: null })).toBe(
    "Within ten seconds of delivery; no answer followed.",
  );
  expect(reasonWords({ signs: [], verdict: null })).toBe("");
  expect(reasonWords({ signs: ["at-once"], verdict: "person" })).toBe(
    "A member says it was a person.",
  );
});

test.each([
  [null, ""],
  [4, "4 s after delivery"],
  [600, "10 min after delivery"],
  [7_200, "2 h after delivery"],
  [604_800, "7 days after delivery"],
])("%s seconds are told as %s", (seconds, words) => {
  expect(delayWords(seconds)).toBe(words);
});
