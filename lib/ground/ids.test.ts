import { expect, test } from "vitest";
import { hashToken, newId, newToken, sameText } from "@/lib/ground/ids";

test("ids sort by the time they were made", () => {
  const ids = Array.from({ length: 100 }, newId);
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(ids).size).toBe(100);
});

test("tokens are long, unlike each other, and are stored as something else", () => {
  const [one, other] = [newToken(), newToken()];
  expect(one).toMatch(/^[\w-]{43}$/);
  expect(one).not.toBe(other);
  expect(hashToken(one)).toMatch(/^[0-9a-f]{64}$/);
});

test("texts of any length compare", () => {
  expect(sameText("secret", "secret")).toBe(true);
  expect(sameText("secret", "secret ")).toBe(false);
  expect(sameText("", "x")).toBe(false);
});
