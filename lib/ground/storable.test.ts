import { expect, test } from "vitest";
import { isStorable } from "./storable";

test("text of any script can be stored, NUL and halves of surrogate pairs cannot", () => {
  for (const text of ["", "Größe", "日本語", "🙂", "a\nb\tc"]) expect(isStorable(text)).toBe(true);
  for (const text of ["a\0b", "\ud800", "x\udc00y"]) expect(isStorable(text)).toBe(false);
});
