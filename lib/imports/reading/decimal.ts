export type DecimalMark = "." | ",";

const longest = 40;
const plain = /^-?\d+(\.\d+)?$/;
const currency = /^[$€£¥]\s*|\s*[$€£¥]$/g;
// Groups of three may be set apart by a blank of any kind, an apostrophe, or the other mark.
const grouped: Record<DecimalMark, RegExp> = {
  ".": /^[+-]?(?:\d+|[1-9]\d{0,2}(?:[,'’\s]\d{3})+)?(?:\.\d*)?(?:[eE][+-]?\d{1,3})?$/,
  ",": /^[+-]?(?:\d+|[1-9]\d{0,2}(?:[.'’\s]\d{3})+)?(?:,\d*)?(?:[eE][+-]?\d{1,3})?$/,
};
const separators: Record<DecimalMark, RegExp> = { ".": /[,'’\s]/g, ",": /[.'’\s]/g };

/**
 * A number as people write it, in plain digits: "1.234,50 €" with mark "," is "1234.50". Text, so
 * that amounts keep every digit; undefined when the text is no number.
 */
export function readDecimal(text: string, mark: DecimalMark): string | undefined {
  if (text.length > longest) return undefined;
  if (mark === "." && plain.test(text)) return text;
  const bare = text.replace(currency, "");
  if (!grouped[mark].test(bare) || !/\d/.test(bare)) return undefined;
  const digits = bare.replace(separators[mark], "").replace(",", ".").replace(/^\+/, "");
  return tidy(digits);
}

/** ".5" and "5." are numbers to a spreadsheet, not to JSON or PostgreSQL. */
function tidy(digits: string): string | undefined {
  const [mantissa = "", exponent] = digits.split(/[eE]/);
  const whole = mantissa.replace(/^(-?)\./, "$10.").replace(/\.$/, "");
  const result = exponent === undefined ? whole : `${whole}e${exponent}`;
  return Number.isFinite(Number(result)) ? result : undefined;
}
