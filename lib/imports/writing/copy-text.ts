const special = /[\\\t\n\r]/;
const escapes: Record<string, string> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

export type Copied = string | number | boolean | Date | null | undefined | object;

function field(value: Copied): string {
  if (value === null || value === undefined) return "\\N";
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (value instanceof Date) return value.toISOString();
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return special.test(text) ? text.replace(/[\\\t\n\r]/g, (char) => escapes[char] ?? char) : text;
}

/** One line in the text format of COPY; objects become JSON. */
export function copyLine<Row>(row: Row, values: readonly ((row: Row) => Copied)[]): string {
  const [first, ...others] = values;
  let line = first ? field(first(row)) : "";
  for (const value of others) line += `\t${field(value(row))}`;
  return `${line}\n`;
}
