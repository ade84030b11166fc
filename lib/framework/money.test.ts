import { expect, test } from "vitest";
import { money } from "@/lib/framework/money";

test("money is rounded to three digits", () => {
  expect(money(41_234.5, "EUR")).toBe("41,200 EUR");
});
