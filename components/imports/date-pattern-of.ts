const written = /^(\d{1,2})([^\p{L}\d]+)(\d{1,2})([^\p{L}\d]+)(\d{4}|\d{2})(?=$|[\sT,])(.*)$/u;
const clock = /\d{1,2}:\d{2}(:\d{2})?([.,]\d+)?/;

/**
 * The pattern of dates that are written as this one, with the day or the month first; undefined for
 * a date whose order needs no saying, as with a month's name.
 */
export function datePatternOf(sample: string, first: "day" | "month"): string | undefined {
  const found = written.exec(sample.trim());
  if (!found) return undefined;
  const [, , after = "", , before = "", year = "", rest = ""] = found;
  const [one, two] = first === "day" ? ["dd", "MM"] : ["MM", "dd"];
  const half = /[ap]\.?\s*m\.?$/i.test(rest);
  const time = rest
    .replace("T", "'T'")
    .replace(clock, (_, seconds, fraction: string | undefined) => {
      const parts = `${half ? "hh" : "HH"}:mm${seconds ? ":ss" : ""}`;
      return fraction ? `${parts}${fraction.charAt(0)}${"S".repeat(fraction.length - 1)}` : parts;
    })
    .replace(/[ap]\.?\s*m\.?$/i, "a");
  return `${one}${after}${two}${before}${"y".repeat(year.length)}${time}`;
}
