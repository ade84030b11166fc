import { expect, test } from "vitest";
import { hashToken, newId, newToken, sameText } from "@/lib/ground/ids";

test("ids sort by the time they were made", () => {
  const ids = Array.from({ length: 20_000 }, newId);
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
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
