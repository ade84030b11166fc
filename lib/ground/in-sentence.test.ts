import { expect, test } from "vitest";
import { inSentence } from "@/lib/ground/in-sentence";

test("a label loses its capital inside a sentence, and an abbreviation keeps it", () => {
  expect(["NPS answer", "App availability", "E-mail", "Älter"].map(inSentence)).toEqual([
    "NPS answer",
    "app availability",
    "e-mail",
    "älter",
  ]);
});
