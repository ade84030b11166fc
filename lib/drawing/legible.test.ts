import { expect, test } from "vitest";
import { legible } from "@/lib/drawing/legible";

test.each([
  "Zürich, Łódź, Ðà Nẵng",
  "Ελλάδα · Україна · Հայաստան",
  "−0.31 ≥ 5 % “R²” → €",
  "Zu\u0308rich",
])("%s is drawn as it is", (text) => {
  expect(legible(text)).toEqual({ shown: text.normalize("NFC"), isWhole: true });
});

test.each([
  ["東京 office", "□ office"],
  ["مركز الاتصال", "□ □"],
  ["hold 😀 time", "hold □ time"],
  ["a\u0007b", "a□b"],
])("%s would be garbled: a box stands for each run of it", (text, shown) => {
  expect(legible(text)).toEqual({ shown, isWhole: false });
});
