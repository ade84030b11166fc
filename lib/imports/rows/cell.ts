import { isStorable } from "@/lib/ground/storable";

/** Why a cell could not be read, in words for a person. */
export class Unreadable {
  constructor(
    readonly code: string,
    readonly message: string,
  ) {}
}

/** Reads a cell that is not empty; undefined means that it says "nothing". */
export type CellReader<Value> = (text: string) => Value | Unreadable | undefined;

export type Scalar = string | number | boolean | Date;

/** A reader for which some words mean an empty cell, whatever their case. */
export function withMissing<Value extends Scalar>(
  read: CellReader<Value>,
  missing: readonly string[] = [],
): CellReader<Value> {
  if (missing.length === 0) return read;
  const words = new Set(missing.map((word) => word.trim().toLowerCase()));
  // "0" also means 0:00:00 and 0.0: what counts is the number that the word stands for.
  const numbers = new Set(missing.map((word) => read(word.trim())).filter(isNumber));
  return (text) => {
    if (words.has(text.toLowerCase())) return undefined;
    const value = read(text);
    return isNumber(value) && numbers.has(value) ? undefined : value;
  };
}

function isNumber(value: unknown): value is number {
  return typeof value === "number";
}

/** Words of at most a length, as they stand; line breaks become the same everywhere. */
export function textReader(longest: number): CellReader<string> {
  const tooLong = new Unreadable("too-long", `This is longer than ${longest} characters.`);
  const odd = new Unreadable("characters", "This contains characters that cannot be stored.");
  return (text) => {
    if (text.length > longest) return tooLong;
    if (!isStorable(text)) return odd;
    return text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
  };
}

/** A value that a check lets through or not; few values come again and again, so they are kept. */
export function checkedReader(
  check: (text: string) => boolean,
  wrong: Unreadable,
): CellReader<string> {
  const known = new Map<string, boolean>();
  return (text) => {
    let good = known.get(text);
    if (good === undefined) {
      if (known.size > 1_000) known.clear();
      good = check(text);
      known.set(text, good);
    }
    return good ? text : wrong;
  };
}
