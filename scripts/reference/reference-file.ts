import { readFileSync } from "node:fs";
import { join } from "node:path";

interface Tolerance {
  readonly rel: number;
  readonly abs: number;
}

/** What a number may differ by: an entry for a field name, or the default. */
export interface Tolerances {
  readonly default: Tolerance;
  readonly fields?: Readonly<Record<string, Tolerance>>;
}

/** Expected or computed values, as deep as the statistic needs. */
export type Value =
  | number
  | string
  | boolean
  | null
  | readonly Value[]
  | { readonly [name: string]: Value };

export type Inputs = Readonly<Record<string, unknown>>;

interface ReferenceCase {
  readonly id: string;
  readonly inputs: Inputs;
  readonly expected: Value;
  readonly tolerance: Tolerances;
}

interface EdgeCase extends ReferenceCase {
  readonly statistic: string;
  readonly data: Readonly<Record<string, readonly (number | string)[]>>;
}

export interface PublishedValue {
  readonly case: string;
  readonly field: readonly (string | number)[];
  readonly value: number;
  readonly half_unit: number;
  readonly source: string;
}

/** Limits of an indirect effect, of 20,000 resamples of rows. */
export interface PathLimits {
  readonly case: string;
  readonly dataset: string;
  readonly path: string;
  readonly ci_low: number;
  readonly ci_high: number;
  readonly tolerance_abs: number;
}

interface Dataset {
  readonly file: string | null;
  readonly cases: Readonly<Record<string, readonly ReferenceCase[]>>;
}

interface ReferenceFile {
  readonly datasets: Readonly<Record<string, Dataset>>;
  readonly edge_cases: readonly EdgeCase[];
  readonly published: readonly PublishedValue[];
  readonly path_bootstrap: readonly PathLimits[];
}

/** The expected values, and beside them, in the same shape, which of them are written as integers. */
export interface Reference {
  readonly values: ReferenceFile;
  readonly isWhole: ReferenceFile;
}

/** Reads reference.json in the folder. */
export function readReference(folder: string): Reference {
  const text = readFileSync(join(folder, "reference.json"), "utf8");
  return { values: JSON.parse(text), isWhole: JSON.parse(markWholes(text)) };
}

/**
 * The same JSON with true for every integer and false for every other number: `36` is a count and
 * exact, `36.0` a measurement, and parsing forgets which it was.
 */
export function markWholes(json: string): string {
  return json.replace(
    /("(?:[^"\\]|\\.)*")|-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/g,
    (token: string, text: string | undefined) => text ?? String(/^-?\d+$/.test(token)),
  );
}
