import { exists, fullYear, type WallTime } from "./calendar";
import { monthOf } from "./month-names";

/** What one part of a pattern reads; `literal` stands for itself. */
interface Part {
  source: string;
  token?: string;
}

const tokens = /'([^']*)'|y+|M+|d+|E+|H+|h+|m+|s+|S+|a+|[ZXz]+|\s+|./gu;
const digits: Record<string, string> = {
  yyyy: "(\\d{4})",
  yy: "(\\d{2})",
  y: "(\\d{4})",
  MMMM: "(\\p{L}{3,12}\\.?)",
  MMM: "(\\p{L}{3,12}\\.?)",
};
const oneOrTwo = new Set(["M", "MM", "d", "dd", "H", "HH", "h", "hh", "m", "mm", "s", "ss"]);

function partOf(text: string, quoted: string | undefined): Part {
  if (quoted !== undefined) return { source: literally(quoted === "" ? "'" : quoted) };
  const known = digits[text];
  if (known) return { source: known, token: text };
  if (oneOrTwo.has(text)) return { source: "(\\d{1,2})", token: text };
  if (/^S+$/.test(text)) return { source: "(\\d{1,9})", token: "S" };
  if (/^E+$/.test(text)) return { source: "(\\p{L}+\\.?)", token: "E" };
  if (/^a+$/.test(text)) return { source: "([aApP])\\.? ?[mM]\\.?", token: "a" };
  if (/^[ZXz]+$/.test(text)) return { source: "(Z|[+-]\\d{2}:?\\d{2})", token: "Z" };
  if (/^\s+$/.test(text)) return { source: " " };
  if (/^\p{L}/u.test(text)) throw new RangeError(`"${text}" means nothing in a date pattern.`);
  return { source: literally(text) };
}

function literally(literal: string): string {
  return literal.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}

/** Neighbours without anything between them ("yyyyMMdd") have exactly their two digits. */
function fixWidths(parts: Part[]): Part[] {
  const isNumber = (part: Part | undefined) => part?.source.startsWith("(\\d") ?? false;
  return parts.map((part, index) => {
    const crowded = isNumber(parts[index - 1]) || isNumber(parts[index + 1]);
    return crowded && part.source === "(\\d{1,2})" ? { ...part, source: "(\\d{2})" } : part;
  });
}

/** The longest text that is looked at; written out in any language, dates take half of it. */
const longestText = 64;

const withSingleBlanks = (text: string) => text.replace(/\s+/gu, " ");

/**
 * Each part once, and blanks of one length: read twice over, letters or blanks can be divided
 * among the parts in so many ways that one text takes minutes.
 */
function forbidRepeats(named: readonly string[]): void {
  const letters = named.map((token) => token.charAt(0));
  const again = letters.find((letter, index) => letters.indexOf(letter) < index);
  if (again) throw new RangeError(`"${again}" stands more than once in this date pattern.`);
}

/** Reads one date as a pattern says; undefined when the text does not follow it. */
export type DateReader = (text: string) => WallTime | undefined;

/**
 * Compiles a pattern such as "dd/MM/yyyy HH:mm" (letters as in Unicode's date patterns; D and Y
 * are taken for d and y) into a reader. Leading zeros may be left out, blanks may be of any kind
 * and number, and month names may be in any of the usual languages.
 * @throws RangeError naming what the pattern does not say or cannot mean
 */
export function compileDatePattern(pattern: string): DateReader {
  const plain = pattern.trim().replace(/D/g, "d").replace(/Y/g, "y");
  const parts = fixWidths([...plain.matchAll(tokens)].map((m) => partOf(m[0], m[1])));
  const named = parts.flatMap((part) => (part.token ? [part.token] : []));
  forbidRepeats(named);
  const source = withSingleBlanks(parts.map((part) => part.source).join(""));
  const expression = new RegExp(`^${source}$`, "u");
  return (text) => {
    if (text.length > longestText) return undefined;
    const found = expression.exec(withSingleBlanks(text));
    return found ? assemble(named, found) : undefined;
  };
}

/** Which of date and time a pattern speaks of. */
export function scopeOfPattern(pattern: string): { date: boolean; time: boolean } {
  const bare = pattern.replace(/'[^']*'/g, "");
  return { date: /[dDyY]/.test(bare), time: /[Hh]/.test(bare) };
}

interface Draft extends WallTime {
  half: string;
}

const setters: Record<string, (draft: Draft, text: string) => void> = {
  y: (draft, text) => {
    draft.year = fullYear(text);
  },
  M: (draft, text) => {
    draft.month = /^\d/.test(text) ? Number(text) : (monthOf(text) ?? 0);
  },
  d: (draft, text) => {
    draft.day = Number(text);
  },
  H: (draft, text) => {
    draft.hour = Number(text);
  },
  h: (draft, text) => {
    draft.hour = Number(text);
  },
  m: (draft, text) => {
    draft.minute = Number(text);
  },
  s: (draft, text) => {
    draft.second = Number(text);
  },
  S: (draft, text) => {
    draft.millisecond = Math.floor(Number(`0.${text}`) * 1000);
  },
  a: (draft, text) => {
    draft.half = text.toLowerCase();
  },
  Z: (draft, text) => {
    draft.offsetMinutes = offsetIn(text);
  },
};

function assemble(named: string[], found: RegExpExecArray): WallTime | undefined {
  const draft: Draft = {
    ...{ year: 1970, month: 1, day: 1, hour: 0, minute: 0, second: 0, millisecond: 0 },
    offsetMinutes: undefined,
    half: "",
  };
  named.forEach((token, index) => {
    setters[token.charAt(0)]?.(draft, found[index + 1] ?? "");
  });
  const { half, ...wall } = draft;
  if (half !== "") wall.hour = wall.hour > 12 ? 24 : (wall.hour % 12) + (half === "p" ? 12 : 0);
  const fits = wall.hour < 24 && wall.minute < 60 && wall.second < 60;
  return fits && exists(wall.year, wall.month, wall.day) ? wall : undefined;
}

function offsetIn(text: string): number {
  if (text === "Z") return 0;
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(-2));
  return text.startsWith("-") ? -minutes : minutes;
}
