import { expect, test } from "vitest";
import { newId } from "./ids";
import { OpaqueId } from "./opaque-id";

test("an id stays what it is, anything else names nothing", () => {
  const id = newId();
  expect(OpaqueId.parse(id)).toBe(id);
  for (const text of ["", "42", "x".repeat(200), "'; drop table customer; --"]) {
    expect(OpaqueId.parse(text)).toBe("00000000-0000-0000-0000-000000000000");
  }
});
