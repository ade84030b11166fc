import type { Tolerances, Value } from "./reference-file";

/** One place where a result is not what it should be. */
export interface Disagreement {
  readonly path: string;
  readonly expected: Value;
  readonly actual: Value | undefined;
}

/**
 * Every leaf of the expected value against the same place in the actual one: whole numbers, names
 * and lengths exactly, other numbers within abs + rel · |expected|, null only by null. A list may
 * end in nulls beyond the expected one: where nothing is expected, no number is what there must be.
 *
 * @param isWhole the expected value's shape, true where it holds an integer
 */
export function disagreements(
  expected: Value,
  isWhole: Value,
  actual: Value | undefined,
  tolerances: Tolerances,
  path: readonly string[] = [],
): Disagreement[] {
  if (typeof expected === "object" && expected !== null) {
    const named = Array.isArray(expected) || Array.isArray(actual);
    if (named && !isSameLength(expected, actual))
      return [{ path: path.join("."), expected, actual }];
    return Object.entries(expected).flatMap(([name, value]) =>
      disagreements(value, child(isWhole, name) ?? false, child(actual, name), tolerances, [
        ...path,
        name,
      ]),
    );
  }
  const agrees =
    typeof expected === "number" && isWhole !== true
      ? typeof actual === "number" && isWithin(expected, actual, tolerances, path)
      : expected === actual;
  return agrees ? [] : [{ path: path.join("."), expected, actual }];
}

function isWithin(
  expected: number,
  actual: number,
  tolerances: Tolerances,
  path: readonly string[],
): boolean {
  const { rel, abs } = toleranceAt(tolerances, path);
  return Math.abs(actual - expected) <= abs + rel * Math.abs(expected);
}

/** The entry for the last element of the path that has one, else the default. */
export function toleranceAt(tolerances: Tolerances, path: readonly string[]) {
  const name = path.findLast((element) => tolerances.fields?.[element] !== undefined);
  return (name === undefined ? undefined : tolerances.fields?.[name]) ?? tolerances.default;
}

/** What a value holds under a name or position, if anything. */
export function child(value: Value | undefined, name: string): Value | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  return Object.entries(value).find(([key]) => key === name)?.[1];
}

function isSameLength(expected: Value, actual: Value | undefined): boolean {
  if (!Array.isArray(expected) || !Array.isArray(actual)) return false;
  const surplus: readonly Value[] = actual.slice(expected.length);
  return actual.length >= expected.length && surplus.every((value) => value === null);
}
