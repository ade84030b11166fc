import fc from "fast-check";
import { expect, test } from "vitest";
import { expandFormula, type Formula, kpisIn, parseFormula, printFormula } from "./formula";

const leaf: fc.Arbitrary<Formula> = fc.oneof(
  fc.nat(9_999).map((n): Formula => ({ is: "number", text: String(n / 100) })),
  fc.constantFrom("hold", "talk_2", "first-calls").map((key): Formula => ({ is: "kpi", key })),
);

const formulas: fc.Arbitrary<Formula> = fc.letrec<{ formula: Formula }>((tie) => ({
  formula: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaf,
    tie("formula")
      .filter((of) => of.is !== "negative")
      .map((of): Formula => ({ is: "negative", of })),
    fc
      .tuple(fc.constantFrom("+", "-", "*", "/"), tie("formula"), tie("formula"))
      .map(([is, left, right]): Formula => ({ is, left, right })),
  ),
})).formula;

test("what is printed is read again as the same", () => {
  fc.assert(
    fc.property(formulas, (formula) => {
      expect(parseFormula(printFormula(formula))).toEqual(formula);
    }),
  );
});

test("times binds closer than plus, and equals are taken from the left", () => {
  const read = (text: string) => printFormula(parseFormula(text));
  expect(read("1 - a*b - c/2/d")).toBe("((1 - (a * b)) - ((c / 2) / d))");
  expect(read("-(a + b) * 2")).toBe("(-((a + b)) * 2)");
  expect(read("a − b × 2 ÷ c")).toBe("(a - ((b * 2) / c))");
});

test("a key with a hyphen stands in quotation marks; without them it is minus", () => {
  expect(kpisIn(parseFormula('"first-calls" / calls'))).toEqual(["first-calls", "calls"]);
  expect(kpisIn(parseFormula("first-calls"))).toEqual(["first", "calls"]);
});

test.each([
  ["", "at the end"],
  ["a +", "at the end"],
  ["a b", "missing before"],
  ["2a", "cannot be read"],
  ["1e5 * a", "cannot be read"],
  ["a ** b", 'not "*"'],
  ["(a", "never closed"],
  ["a)", "missing before"],
  ["sqrt(a)", "missing before"],
  ["a; b", "cannot be read"],
  [Array.from({ length: 61 }, () => "a").join("+"), "more than 60"],
])("%s is no formula", (text, why) => {
  expect(() => parseFormula(text)).toThrow(why);
});

test("any number of minus signs is one or none", () => {
  const read = (text: string) => printFormula(parseFormula(text));
  expect(read(`${"-".repeat(100_001)}a`)).toBe("-(a)");
  expect(read("--a - -b - (-(-c))")).toBe("((a - -(b)) - c)");
  expect(() => parseFormula(`${"(".repeat(100_000)}a`)).toThrow("too deep");
});

test("what is computed through very many steps is refused, and what is printed stays readable", () => {
  const steps = (n: number) =>
    new Map(Array.from({ length: n }, (_, k) => [`k${k + 1}`, parseFormula(`-k${k}`)]));
  const whole = expandFormula(parseFormula("k60"), steps(60));
  expect(printFormula(whole)).toBe("k0");
  expect(() => expandFormula(parseFormula("k61"), steps(61))).toThrow("more than 60 steps");
  const deep = parseFormula(`${"-(a + ".repeat(59)}a${")".repeat(59)}`);
  expect(parseFormula(printFormula(deep))).toEqual(deep);
});

test("what is computed itself is put in as its own formula", () => {
  const known = new Map([
    ["share", parseFormula("a / b")],
    ["rest", parseFormula("1 - share")],
  ]);
  const whole = expandFormula(parseFormula("100 * rest"), known);
  expect(printFormula(whole)).toBe("(100 * (1 - (a / b)))");
  const circle = known.set("a", parseFormula("rest + 1"));
  expect(() => expandFormula(parseFormula("rest"), circle)).toThrow("from itself");
  const doubling = new Map(
    Array.from({ length: 20 }, (_, k) => [`k${k + 1}`, parseFormula(`k${k} + k${k}`)]),
  );
  expect(() => expandFormula(parseFormula("k20"), doubling)).toThrow("more than 60");
});
