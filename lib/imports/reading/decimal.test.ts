import fc from "fast-check";
import { expect, test } from "vitest";
import { readDecimal } from "./decimal";

test("numbers are read with either decimal mark and with any grouping", () => {
  expect(readDecimal("1234.50", ".")).toBe("1234.50");
  expect(readDecimal("1,234.50", ".")).toBe("1234.50");
  expect(readDecimal("1.234,50", ",")).toBe("1234.50");
  expect(readDecimal("1 234 567,5", ",")).toBe("1234567.5");
  expect(readDecimal("1'234.5", ".")).toBe("1234.5");
  expect(readDecimal("−5", ".")).toBeUndefined();
  expect(readDecimal("-0,25", ",")).toBe("-0.25");
  expect(readDecimal("+7", ".")).toBe("7");
  expect(readDecimal(".5", ".")).toBe("0.5");
  expect(readDecimal("-.5", ".")).toBe("-0.5");
  expect(readDecimal("5.", ".")).toBe("5");
});

test("a currency sign beside an amount is not part of it", () => {
  expect(readDecimal("€ 12,50", ",")).toBe("12.50");
  expect(readDecimal("12,50 €", ",")).toBe("12.50");
  expect(readDecimal("$1,200", ".")).toBe("1200");
});

test("amounts keep every digit, also those no double holds", () => {
  expect(readDecimal("12345678901234567890.12", ".")).toBe("12345678901234567890.12");
});

test("what is no number is not made one", () => {
  for (const text of ["", ".", "-", "e5", "1,2,3", "12,34.5", "1e999", "abc", "1 2", "0x10", "٣"]) {
    expect(readDecimal(text, ".")).toBeUndefined();
  }
  expect(readDecimal("9".repeat(41), ".")).toBeUndefined();
});

test("every finite number is read back from how it is written", () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => {
      const text = String(x);
      fc.pre(text.length <= 40);
      expect(Number(readDecimal(text, "."))).toBe(x === 0 ? Number(text) : x);
      expect(Number(readDecimal(text.replace(".", ","), ","))).toBe(x === 0 ? Number(text) : x);
    }),
  );
});
