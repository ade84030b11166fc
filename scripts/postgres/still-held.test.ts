import { expect, test } from "vitest";
import { isStillHeld } from "./still-held.mjs";

const held = `FATAL:  pre-existing shared memory block (key 1, ID 2) is still in use\n`;
const other = `FATAL:  could not open file "global/pg_control"\n`;

test.each([
  ["held now", "", held, true],
  ["held before, something else now", held, other, false],
  ["held before, nothing said now", held, "", false],
  ["something else before, held now", `größer\n${other}`, held, true],
])("%s", (_, before, now, isHeld) => {
  expect(isStillHeld(Buffer.from(before + now), Buffer.byteLength(before))).toBe(isHeld);
});
