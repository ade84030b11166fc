import { expect, test } from "vitest";
import { readYesNo } from "./yes-no";

test("yes and no are understood in the usual languages, in any case", () => {
  expect(["Y", "yes", "TRUE", "1", "Ja", "oui", "Sí"].map(readYesNo)).toEqual(Array(7).fill(true));
  expect(["N", "No", "false", "0", "nein", "NON"].map(readYesNo)).toEqual(Array(6).fill(false));
});

test("other words are neither", () => {
  expect(["", "maybe", "2", "constructor"].map(readYesNo)).toEqual(Array(4).fill(undefined));
});
